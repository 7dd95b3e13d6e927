#!/bin/bash
# Fetches the hub's log into a folder, for lianzhi-verify.jar, with curl alone; what is there and full
# already is not fetched again. Former checkpoints stay beside the newest, as checkpoint-SIZE.
#
#   fetch-log.sh https://localhost:8443 FOLDER LOG
#
# FOLDER holds the party's credentials in PEM: tls.pem and tls.key, and ca.pem to trust the hub by.
set -euo pipefail

hub=$1 folder=$2 log=$3
mkdir -p "$log"

fetch() {
  mkdir -p "$(dirname "$log/$1")"
  curl --silent --show-error --fail --output "$log/coming" \
    --cert "$folder/tls.pem" --key "$folder/tls.key" --cacert "$folder/ca.pem" "$hub/v1/ledger/$1"
  mv "$log/coming" "$log/$1"
}

# 1234067 is x001/x234/067
name() {
  local rest=$(($1 / 1000)) written
  written=$(printf '%03d' $(($1 % 1000)))
  while ((rest > 0)); do
    written=$(printf 'x%03d' $((rest % 1000)))/$written
    rest=$((rest / 1000))
  done
  echo "$written"
}

# 256 of what lies below in each, and the rest in a partial one
tiles() {
  local prefix=$1 count=$2 index file
  for ((index = 0; index < count / 256; index++)); do
    file=$prefix/$(name $index)
    [ -e "$log/$file" ] || fetch "$file"
  done
  if ((count % 256 > 0)); then
    fetch "$prefix/$(name $((count / 256))).p/$((count % 256))"
  fi
}

fetch checkpoint
size=$(sed -n 2p "$log/checkpoint")
tiles tile/entries "$size"
level=0
for ((count = size; count > 0; count /= 256)); do
  tiles "tile/$level" "$count"
  level=$((level + 1))
done
cp "$log/checkpoint" "$log/checkpoint-$size"
echo "$size"
