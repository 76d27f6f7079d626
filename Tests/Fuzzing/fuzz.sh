#!/bin/sh
# fuzz.sh MINUTES [SEED]: feeds all targets for so long; keeps what crashes in .build/fuzz.
# A case is run again with: dojo-fuzz TARGET --replay FILE
minutes=${1:-1}
seed=${2:-$(date +%s)}
program=${FUZZ:-.build/release/dojo-fuzz}
folder=.build/fuzz
programs="sessions/*.py Tests/*/*/Programs/*.py"
notebooks="Tests/SessionsTests/Data/Notebooks/*.ipynb sessions/*.py"
tensors="Tests/*/Data/*/*.pt Tests/*/Data/*/*.safetensors"
end=$(($(date +%s) + minutes * 60))
crashes=0
mkdir -p "$folder"
echo "seed $seed"
while [ "$(date +%s)" -lt "$end" ]; do
  for target in syntax programs programs programs files tensors keys terminal; do
    left=$((end - $(date +%s)))
    [ "$left" -gt 0 ] || break
    # Every target has its turn, also in a short time.
    turn=$((minutes * 60 / 10))
    [ "$turn" -lt 60 ] || turn=60
    [ "$turn" -lt "$left" ] || turn=$left
    case $target in
      files) corpus=$notebooks ;;
      tensors) corpus=$tensors ;;
      *) corpus=$programs ;;
    esac
    # shellcheck disable=SC2086
    if ! nice -n 10 "$program" $target --seed "$seed" --cases 20000 --seconds "$turn" \
      --last "$folder/case" --scratch "$folder/scratch" $corpus 2> "$folder/error"; then
      crashes=$((crashes + 1))
      cp "$folder/case" "$folder/crash-$target-$seed-$crashes"
      echo "$target: seed $seed: crashed, see $folder/crash-$target-$seed-$crashes"
      tail -n 3 "$folder/error"
    fi
    seed=$((seed + 20000))
  done
done
echo "$crashes crashes"
[ "$crashes" -eq 0 ]
