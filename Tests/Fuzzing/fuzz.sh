#!/bin/sh
# fuzz.sh MINUTES [SEED]: feeds all targets for so long.
# fuzz.sh --programs COUNT [SEED]: runs so many programs.
#
# What crashes is kept in .build/fuzz; it is run again with: dojo-fuzz TARGET --replay FILE
program=${FUZZ:-.build/release/dojo-fuzz}
folder=${FUZZ_FOLDER:-.build/fuzz}
programs="sessions/*.py Tests/*/*/Programs/*.py"
notebooks="Tests/SessionsTests/Data/Notebooks/*.ipynb sessions/*.py"
tensors="Tests/*/Data/*/*.pt Tests/*/Data/*/*.safetensors"
# A process runs no more than this: what refers to itself is never freed, and would come to the
# limit of memory, which stops programs early.
most=4000
crashes=0
mkdir -p "$folder"
rm -f "$folder/case-seed"

# run TARGET CASES SECONDS: goes on from $seed, which it leaves behind the last case that ran.
run() {
  case $1 in
    files) corpus=$notebooks ;;
    tensors) corpus=$tensors ;;
    *) corpus=$programs ;;
  esac
  # shellcheck disable=SC2086
  if nice -n 10 "$program" "$1" --seed "$seed" --cases "$2" --seconds "$3" \
    --last "$folder/case" --scratch "$folder/scratch" $corpus 2> "$folder/error"; then
    seed=$((seed + $2))
  else
    [ -e "$folder/case-seed" ] || { cat "$folder/error"; exit 2; }
    crashes=$((crashes + 1))
    seed=$(cat "$folder/case-seed")
    cp "$folder/case" "$folder/crash-$1-$seed"
    echo "$1: seed $seed: crashed, see $folder/crash-$1-$seed"
    tail -n 3 "$folder/error"
    seed=$((seed + 1))
  fi
}

if [ "$1" = --programs ]; then
  seed=${3:-$(date +%s)}
  first=$seed
  echo "seed $seed"
  while [ "$((seed - first))" -lt "$2" ]; do
    left=$(($2 - seed + first))
    [ "$left" -lt "$most" ] || left=$most
    run programs "$left" 3600
  done
else
  minutes=${1:-1}
  seed=${2:-$(date +%s)}
  echo "seed $seed"
  end=$(($(date +%s) + minutes * 60))
  while [ "$(date +%s)" -lt "$end" ]; do
    for target in syntax programs programs programs files tensors keys terminal; do
      left=$((end - $(date +%s)))
      [ "$left" -gt 0 ] || break
      # Every target has its turn, also in a short time.
      turn=$((minutes * 60 / 10))
      [ "$turn" -lt 60 ] || turn=60
      [ "$turn" -lt "$left" ] || turn=$left
      turn=$(($(date +%s) + turn))
      while [ "$(date +%s)" -lt "$turn" ]; do run $target $most $((turn - $(date +%s))); done
    done
  done
fi
echo "$crashes crashes"
[ "$crashes" -eq 0 ]
