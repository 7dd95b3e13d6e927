// The other end of JavaScriptSm2Test: does one thing with sm-crypto and prints the result as JSON.
import smCrypto from 'sm-crypto'

const { sm2 } = smCrypto
const bytes = hex => Buffer.from(hex, 'hex')

const der = (tag, ...parts) => {
  const content = Buffer.concat(parts)
  const n = content.length
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const sequence = (...parts) => der(0x30, ...parts)
const integer = n => der(0x02, Buffer.from([n]))
const bits = (content, unused = 0) => der(0x03, Buffer.from([unused]), content)
const oid = hex => der(0x06, bytes(hex))
const name = text => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))))
const SM2_WITH_SM3 = sequence(oid('2a811ccf55018375'))
const publicKeyInfo = key =>
  sequence(sequence(oid('2a8648ce3d0201'), oid('2a811ccf5501822d')), bits(bytes(key)))
const critical = (id, content) =>
  sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, content))

const sign = (content, { privateKey, publicKey, userId }, form) =>
  bytes(sm2.doSignature(content, privateKey, { hash: true, publicKey, userId, der: form === 'der' }))
const signed = (content, key) => sequence(content, SM2_WITH_SM3, bits(sign(content, key, 'der')))

const certificate = (issuer, subject, publicKey, isAuthority, issuerKey) =>
  signed(
    sequence(
      der(0xa0, integer(2)),
      integer(isAuthority ? 1 : 2),
      SM2_WITH_SM3,
      name(issuer),
      sequence(...['211101000000Z', '211201000000Z'].map(time => der(0x17, Buffer.from(time)))),
      name(subject),
      publicKeyInfo(publicKey),
      der(0xa3, sequence(
        critical('551d13', isAuthority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence()),
        critical('551d0f', isAuthority ? bits(bytes('06'), 1) : bits(bytes('80'), 7))))),
    issuerKey)

// The first element in some DER, as it stands there, and what follows it.
const split = content => {
  const long = content[1] & 0x80 ? content[1] & 0x7f : 0
  const length = long ? content.readUIntBE(2, long) : content[1]
  const start = 2 + long
  return {
    whole: content.subarray(0, start + length),
    inside: content.subarray(start, start + length),
    rest: content.subarray(start + length)
  }
}

const verify = (content, signature, publicKey, userId, form) =>
  sm2.doVerifySignature(content, signature.toString('hex'), publicKey,
    { hash: true, userId, der: form === 'der' })

const operations = {
  makeKey: () => sm2.generateKeyPairHex(),
  sign: ({ message, form, ...key }) => sign(bytes(message), key, form).toString('hex'),
  verify: ({ message, signature, publicKey, userId, form }) =>
    verify(bytes(message), bytes(signature), publicKey, userId, form),
  // A request or a certificate: three elements, the last a signature over the first.
  verifySigned: ({ object, publicKey, userId }) => {
    const first = split(split(bytes(object)).inside)
    const signature = split(split(first.rest).rest).inside.subarray(1)
    return verify(first.whole, signature, publicKey, userId, 'der')
  },
  makeRequest: ({ subject, ...key }) =>
    signed(sequence(integer(0), name(subject), publicKeyInfo(key.publicKey), der(0xa0)), key)
      .toString('hex'),
  makeAuthority: ({ subject, ...key }) =>
    certificate(subject, subject, key.publicKey, true, key).toString('hex'),
  issue: ({ issuer, subject, subjectKey, ...key }) =>
    certificate(issuer, subject, subjectKey, false, key).toString('hex')
}

const [operation, settings] = process.argv.slice(2)
process.stdout.write(JSON.stringify(operations[operation](JSON.parse(settings))))
