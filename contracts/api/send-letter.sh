#!/usr/bin/env bash
# Sends a letter to a hub, with curl and openssl alone: mutual TLS, and a message signature (RFC 9421)
# over the exact bytes. Usage:
#
#   send-letter.sh https://localhost:8443 FOLDER letter.json [seconds to wait for an answer]
#
# FOLDER holds the party's credentials in PEM: tls.pem and tls.key, signing.pem and signing.key (P-256,
# or SM2 for the national suite), and ca.pem to trust the hub by.
set -euo pipefail

hub=$1 folder=$2 letter=$3 wait=${4:-0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if openssl x509 -in "$folder/signing.pem" -noout -text | grep -q 'ASN1 OID: SM2'; then
  digest_name=sm3 digest_command=-sm3 algorithm=sm2-sm3
  sign() { openssl pkeyutl -sign -inkey "$folder/signing.key" -rawin -digest sm3 \
    -pkeyopt distid:1234567812345678 -in "$1"; }
else
  digest_name=sha-256 digest_command=-sha256 algorithm=ecdsa-p256-sha256
  sign() { openssl dgst -sha256 -sign "$folder/signing.key" "$1"; }
fi

digest="$digest_name=:$(openssl dgst "$digest_command" -binary "$letter" | openssl base64 -A):"
key_id=$(openssl x509 -in "$folder/signing.pem" -outform DER | openssl dgst -sha256 -r | cut -c1-64)
case ${LANG:-} in en*) language=en ;; *) language=zh ;; esac
covered='("@method" "@authority" "@path" "@query" "content-digest" "content-type")'
parameters="$covered;created=$(date +%s);nonce=\"$(openssl rand -hex 16)\";keyid=\"$key_id\";alg=\"$algorithm\";tag=\"lianzhi\""

# What is signed: one line for each component, the parameters last, no line end after them.
printf '%s' "\"@method\": POST
\"@authority\": ${hub#https://}
\"@path\": /v1/letters
\"@query\": ?wait=$wait
\"content-digest\": $digest
\"content-type\": application/json
\"@signature-params\": $parameters" > "$work/base"

# openssl writes r and s in DER; RFC 9421 wants them as 32 bytes each.
sign "$work/base" > "$work/der"
numbers=$(openssl asn1parse -inform DER -in "$work/der" | sed -n 's/.*INTEGER *://p' |
  while read -r number; do printf '%064s' "$number" | tr ' ' 0; done)
signature=$(printf "$(printf '%s' "$numbers" | sed 's/../\\x&/g')" | openssl base64 -A)

curl --silent --show-error --cert "$folder/tls.pem" --key "$folder/tls.key" --cacert "$folder/ca.pem" \
  --header 'Content-Type: application/json' \
  --header "Accept-Language: $language" \
  --header "Content-Digest: $digest" \
  --header "Signature-Input: lianzhi=$parameters" \
  --header "Signature: lianzhi=:$signature:" \
  --data-binary "@$letter" \
  "$hub/v1/letters?wait=$wait"
echo
