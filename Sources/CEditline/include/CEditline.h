#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <signal.h>
#include <stdbool.h>
#include <wchar.h>

// What Swift cannot call of libedit: its variadic functions, and those that take stdio's streams.
// Each function below is one such call with its arguments typed. Results are libedit's: 0, or -1.

typedef wchar_t *(*editline_prompt_function)(EditLine *);
typedef unsigned char (*editline_key_function)(EditLine *, int);

/// el_init on the process's standard streams; NULL where the terminal cannot move its cursor up.
EditLine *editline_open(const char *program);

int editline_set_prompt(EditLine *, editline_prompt_function, wchar_t literal_mark);
int editline_set_reader(EditLine *, el_rfunc_t);
int editline_set_editor(EditLine *, const char *name);
int editline_set_client(EditLine *, void *);
void *editline_client(EditLine *);
/// What the terminal's description says by a termcap name, such as "up"; NULL if nothing.
const char *editline_capability(EditLine *, const char *name);
bool editline_is_vi(EditLine *);

/// Makes `function` a command that keys can be bound to.
int editline_add_command(EditLine *, const char *name, editline_key_function);
/// `bind key command`; with `alternative` in vi's command mode.
int editline_bind(EditLine *, bool alternative, const char *key, const char *command);
/// `setty` for the modes of the terminal while a line is edited, such as "-ixon".
int editline_set_tty(EditLine *, const char *mode);
/// Puts the terminal into the editor's mode, or back into the mode of programs.
int editline_prepare_terminal(EditLine *, bool editing);
/// Draws prompt and line again, from the terminal's present line on.
int editline_redraw(EditLine *);

/// Runs the commands of an editrc file again, except those that would reset all key bindings.
void editline_source_bindings(EditLine *, const char *path);

/// A history list that the editor's own commands search.
HistoryW *editline_history(EditLine *, int size);
int editline_history_add(HistoryW *, const wchar_t *entry);

/// Waits until `fd` can be read, under the signal mask `mask`; a negative `milliseconds` waits for
/// ever. Returns 1, 0 when the time is over, or -1 with errno (EINTR after a signal).
int editline_wait(int fd, const sigset_t *mask, int milliseconds);

#endif
