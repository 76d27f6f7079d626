#include "CEditline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>

/// What a terminal that the system does not know is taken for: all of today's understand these.
static const char *const common_terminals[] = {"xterm", "vt100", "ansi"};

EditLine *editline_open(const char *program) {
  // libedit would complain of an unknown terminal, and then draw long lines wrongly.
  FILE *complaints = fopen("/dev/null", "w");
  EditLine *editor = el_init(program, stdin, stdout, complaints ? complaints : stderr);
  if (editor && el_set(editor, EL_TERMINAL, getenv("TERM")) != 0) {
    size_t count = sizeof common_terminals / sizeof *common_terminals;
    for (size_t i = 0; i < count && el_set(editor, EL_TERMINAL, common_terminals[i]) != 0; i++) {}
  }
  if (editor && !editline_capability(editor, "up")) {
    el_end(editor);
    editor = NULL;
  }
  if (editor) el_set(editor, EL_SETFP, 2, stderr);
  if (complaints) fclose(complaints);
  return editor;
}

int editline_set_prompt(EditLine *editor, editline_prompt_function prompt, wchar_t literal_mark) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, literal_mark);
}

int editline_set_reader(EditLine *editor, el_rfunc_t reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

int editline_set_editor(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

int editline_set_client(EditLine *editor, void *client) {
  return el_set(editor, EL_CLIENTDATA, client);
}

void *editline_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

const char *editline_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  return el_get(editor, EL_GETTC, name, &value) == 0 ? value : NULL;
}

bool editline_is_vi(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name && strcmp(name, "vi") == 0;
}

int editline_add_command(EditLine *editor, const char *name, editline_key_function function) {
  return el_set(editor, EL_ADDFN, name, name, function);
}

int editline_bind(EditLine *editor, bool alternative, const char *key, const char *command) {
  if (alternative) return el_set(editor, EL_BIND, "-a", key, command, NULL);
  return el_set(editor, EL_BIND, key, command, NULL);
}

int editline_set_tty(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

int editline_prepare_terminal(EditLine *editor, bool editing) {
  return el_set(editor, EL_PREP_TERM, editing ? 1 : 0);
}

int editline_redraw(EditLine *editor) {
  return el_set(editor, EL_REFRESH);
}

/// Whether a command is `bind -e` or `bind -v`, possibly behind a program's name.
static bool resets_bindings(int argc, const char **argv) {
  if (argc != 2 || (strcmp(argv[1], "-e") != 0 && strcmp(argv[1], "-v") != 0)) return false;
  const char *colon = strrchr(argv[0], ':');
  return strcmp(colon ? colon + 1 : argv[0], "bind") == 0;
}

void editline_source_bindings(EditLine *editor, const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) return;
  Tokenizer *tokenizer = tok_init(NULL);
  char *line = NULL;
  size_t capacity = 0;
  while (tokenizer && getline(&line, &capacity, file) > 0) {
    int argc;
    const char **argv;
    line[strcspn(line, "\n")] = '\0';
    if (tok_str(tokenizer, line, &argc, &argv) == 0 && argc > 0 && argv[0][0] != '#'
        && !resets_bindings(argc, argv))
      el_parse(editor, argc, argv);
    tok_reset(tokenizer);
  }
  free(line);
  if (tokenizer) tok_end(tokenizer);
  fclose(file);
}

HistoryW *editline_history(EditLine *editor, int size) {
  HistoryW *history = history_winit();
  HistEventW event;
  if (!history) return NULL;
  history_w(history, &event, H_SETSIZE, size);
  el_wset(editor, EL_HIST, history_w, history);
  return history;
}

int editline_history_add(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, entry);
}

int editline_wait(int fd, const sigset_t *mask, int milliseconds) {
  fd_set readable;
  struct timespec limit = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
  FD_ZERO(&readable);
  FD_SET(fd, &readable);
  return pselect(fd + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &limit, mask);
}
