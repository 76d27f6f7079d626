"""Mutates the worked answers of the exercises into wrong ones, each with its cause: generated.txt.

    python3 generate.py > generated.txt

It knows nothing of how the program diagnoses; that a line is wrong is checked by the test.
"""
import pathlib
import re

SESSIONS = pathlib.Path(__file__).parents[4] / "sessions"
# Gradients that are nothing but rounding: every small answer is right.
NOISE = {("1", "logit_maxes"), ("1", "b1"), ("4", "b1"), ("tanh", "logits_max"), ("tanh", "b1")}
# Gradients that nowhere are positive: minus their absolute value is themselves.
NEGATIVE = {"dlogprobs", "dprobs", "dcounts_sum_inv", "d_log_probs_target", "d_log_probs", "d_probs",
            "d_logits_exp_sum_inv"}


def answers(name):
    """The variables of an exercise with their worked statements."""
    found, variable = [], None
    for line in (SESSIONS / f"exercise-{name}.py").read_text().splitlines():
        if line.startswith("#: answer "):
            variable = line.split()[2]
            found.append((variable, []))
        elif line.startswith("# %%"):
            variable = None
        elif variable and line.strip() and not line.startswith(("#", "cmp(")):
            if line.startswith(" "):
                found[-1][1][-1] += "\\n" + line
            else:
                found[-1][1].append(line)
    return found


def emit(exercise, variable, cause, *statements):
    if (exercise, variable) in NOISE:
        return
    print(f"{exercise} | {variable} | {cause} | {' ;; '.join(statements)}")


def split(statement):
    target, op, value = re.match(r"(\w+(?:\[[^=]*\])?) ([-+/]?=) (.*)", statement, re.S).groups()
    return target, op, value


def mutate(exercise, number, variable, statements):
    n = "n_batch" if exercise == "tanh" else "n"
    target, op, value = split(statements[0]) if not statements[0].startswith("for") else (None,) * 3
    name = target
    single = len(statements) == 1
    # The whole, by a factor or a sign.
    emit(exercise, variable, "sign", *statements, f"{name} = -{name}")
    if single:
        emit(exercise, variable, "sign", f"{name} = -({value})")
    wholes = [f"{name} = {name} * {n}", f"{name} = {name} / {n}", f"{name} = 2 * {name}",
              f"{name} = {name} / ({n}-1)", f"{name} = {name} * 0.5", f"{name} = {name} * ({n}-1)"]
    emit(exercise, variable, "factor", *statements, wholes[number % len(wholes)])
    if single:
        emit(exercise, variable, "sign+factor", f"{name} = -({value}) / {n}")
    # Run twice.
    if not single and split_ok(statements[-1]) and "one_hot" not in statements[-1]:
        emit(exercise, variable, "twice", *statements, statements[-1])
    # Paths.
    if len(statements) == 2 and " += " in statements[1] and "[" not in statements[1].split(" += ")[0]:
        second = split(statements[1])[2]
        if "one_hot" not in second:
            emit(exercise, variable, "path", statements[0])
            emit(exercise, variable, "path", f"{name} = {second}")
            emit(exercise, variable, "sign", statements[0], f"{name} -= {second}")
            emit(exercise, variable, "factor", statements[0], f"{name} += 3 * ({second})")
            emit(exercise, variable, "twice/factor", statements[0], f"{name} += 2 * ({second})")
    # Sums.
    if single and value.count(".sum") == 1 and (found := re.search(r"\.sum\((dim=)?(-?\d)(, keepdim=True)?\)", value)):
        inner = value.replace(found.group(0), "")
        emit(exercise, variable, "sum", f"{name} = {inner}")
        emit(exercise, variable, "sign+sum", f"{name} = -({inner})")
        other = "1" if found.group(2) == "0" else "0"
        emit(exercise, variable, "sum",
             f"{name} = {value.replace(found.group(0), f'.sum({other}, keepdim=True)')}")
        if found.group(3):
            emit(exercise, variable, "shape", f"{name} = {value.replace(', keepdim=True', '')}")
            emit(exercise, variable, "shape+factor",
                 f"{name} = 2 * ({value.replace(', keepdim=True', '')})")
        else:
            emit(exercise, variable, "shape",
                 f"{name} = {value.replace(found.group(0), f'.sum({found.group(2)}, keepdim=True)')}")
    # Each of several sums.
    for found in re.finditer(r"\.sum\(0\)", value or ""):
        if not single or value.count(".sum") < 2:
            break
        before, after = value[:found.start()], value[found.end():]
        for cause, changed in [("sum", ""), ("sum", ".sum(1, keepdim=True)"), ("sum", ".sum()"),
                               ("sum/factor", ".mean(0)")]:
            emit(exercise, variable, cause, f"{name} = {before}{changed}{after}")
        emit(exercise, variable, "sum+sign", f"{name} = -({before}{after})")
        emit(exercise, variable, "sum+factor", f"{name} = 2 * ({before}{after})")
    # Products of matrices.
    if single and (found := re.fullmatch(r"(\w+)(\.T)? @ (\w+)(\.T)?", value)):
        a, at, b, bt = found.groups()
        at, bt = at or "", bt or ""
        flip = {"": ".T", ".T": ""}
        emit(exercise, variable, "transpose", f"{name} = {b}{flip[bt]} @ {a}{flip[at]}")
        emit(exercise, variable, "transpose+sign", f"{name} = -{b}{flip[bt]} @ {a}{flip[at]}")
    # Types.
    if number % 6 == 0:
        emit(exercise, variable, "dtype", *statements, f"{name} = {name}.double()")
    if number % 6 == 3:
        emit(exercise, variable, "type", *statements, f"{name} = {name}.tolist()")
    # What it starts from.
    gradients = [g for g in re.findall(r"\bd_?[A-Za-z_0-9]+\b", " ".join(statements))
                 if g != name and g not in ("dim", "d")]
    if gradients and exercise != "2":
        source = gradients[0]
        emit(exercise, variable, "upstream", f"{source} = {source}.abs()", *statements)
        emit(exercise, variable, "stale", f"{source} = 3 * {source}", *statements,
             f"{source} = {source} / 3")
        if source in NEGATIVE:
            return
        emit(exercise, variable, "upstream+sign", f"{source} = {source}.abs()", *statements,
             f"{name} = -{name}")


def split_ok(statement):
    return not re.match(r"\w+(\[[^=]*\])? = ", statement)


print("# Wrong answers made from the worked ones by generate.py; see learners.txt for the format.\n")
for exercise in ["1", "2", "3", "4", "tanh"]:
    for number, (variable, statements) in enumerate(answers(exercise)):
        mutate(exercise, number, variable, statements)
