package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.ledger.Opening;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came in, exactly as it came: the original to which the log's entries commit, and as files of
 * their own its body, the bytes that were signed, the signature and the certificates.
 */
final class OriginalFiles {
  private final Originals originals;
  private final CertificateStates states;

  OriginalFiles(Originals originals, CertificateStates states) {
    this.originals = originals;
    this.states = states;
  }

  /** What was put into the pack; where each record commits to it is for the record to say. */
  record Shown(
      Originals.Committed original,
      String document,
      List<Opening.Part> parts,
      List<Opening.Signed> signed,
      Told.Proof proof) {

    Opening opening(int at) {
      return new Opening(original.suite(), original.key(), at, document, parts, signed);
    }
  }

  /** Puts what came in under that number; nothing once its time has ended. */
  Optional<Shown> put(Dossier dossier, long number, Instant now) {
    return originals.committed(number).map(original -> put(dossier, number, original, now));
  }

  private Shown put(Dossier dossier, long number, Originals.Committed original, Instant now) {
    String folder = "letters/" + Incident.of(number).number() + "/";
    Opened opened = original.kept().opened();
    String document = folder + "original";
    dossier.put(document, original.content());
    List<Opening.Part> parts = new ArrayList<>();
    byte[] body = opened.raw().body();
    String file = folder + "body" + FileEnding.of(opened.raw().contentType());
    parts.add(part(dossier, original.content(), body, file));
    List<Opening.Signed> signed = new ArrayList<>();
    Told.Proof proof =
        switch (opened.proof()) {
          case Proof.Channel channel -> new Told.Proof.Line(channel.line(), channel.credential());
          case Proof.SignedMessage message -> {
            String content = folder + "signed-bytes";
            String signature = folder + "signature";
            parts.add(part(dossier, original.content(), message.signedBytes(), content));
            parts.add(part(dossier, original.content(), message.signature(), signature));
            String chain = chain(dossier, message.chain());
            boolean holds = holds(message);
            if (holds) {
              signed.add(new Opening.Signed(content, signature, chain));
            }
            yield new Told.Proof.Signature(
                signature, holds, certificates(opened.party(), message.chain(), opened.at(), now));
          }
        };
    dossier.putJson(folder + "proof.json", json(proof, opened));
    return new Shown(original, document, parts, signed, proof);
  }

  /** A part stands in the original byte for byte; where, is found by looking. */
  private static Opening.Part part(Dossier dossier, byte[] whole, byte[] part, String file) {
    dossier.put(file, part);
    return new Opening.Part(ByteSearch.find(whole, part), part.length, file);
  }

  private static boolean holds(Proof.SignedMessage message) {
    return VerificationKey.of("signer", message.chain().getFirst())
        .verifyAnyForm(message.signedBytes(), message.signature())
        .isPresent();
  }

  private static String chain(Dossier dossier, List<X509Certificate> chain) {
    String file = "certificates/" + Certificates.fingerprint(chain.getFirst()) + ".pem";
    dossier.put(file, Pem.encode(chain));
    return file;
  }

  private List<Told.Certificate> certificates(
      PartyId party, List<X509Certificate> chain, Instant then, Instant now) {
    return chain.stream()
        .map(certificate ->
            new Told.Certificate(
                Certificates.fingerprint(certificate),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                states.then(party, certificate, then),
                states.now(party, certificate, now)))
        .toList();
  }

  private static Map<String, Object> json(Told.Proof proof, Opened opened) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("party", opened.party().value());
    tree.put("line", opened.line());
    tree.put("at", opened.at().toString());
    switch (proof) {
      case Told.Proof.Line line -> {
        tree.put("proof", "CHANNEL");
        tree.put("credential", line.credential());
      }
      case Told.Proof.Strength strength -> tree.put("proof", strength.strength().name());
      case Told.Proof.Signature signature -> {
        tree.put("proof", "SIGNATURE");
        tree.put("signature", signature.file());
        tree.put("checkedByVerify", signature.checkable());
        tree.put("chain", signature.chain().stream().map(OriginalFiles::json).toList());
      }
    }
    return tree;
  }

  private static Map<String, Object> json(Told.Certificate certificate) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sha256", certificate.fingerprint());
    tree.put("subject", certificate.subject());
    tree.put("issuer", certificate.issuer());
    tree.put("notBefore", certificate.from().toString());
    tree.put("notAfter", certificate.to().toString());
    tree.put("whenTaken", certificate.then().name());
    tree.put("whenThePackWasMade", certificate.now().name());
    return tree;
  }
}
