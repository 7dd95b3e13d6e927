package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

/** Whatever is asked of such an engine is what the other one answers. */
class ForwardingEngineTest {
  private final SSLEngine real = engine();

  private final ForwardingEngine forwarding =
      new ForwardingEngine("localhost", 1) {
        @Override
        SSLEngine engine() {
          return real;
        }
      };

  private static SSLEngine engine() {
    try {
      return SSLContext.getDefault().createSSLEngine();
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A method that a later platform adds is one to be forwarded, too. */
  @Test
  void forwardsEveryMethodThatAnEngineMustHave() {
    List<String> own =
        Arrays.stream(ForwardingEngine.class.getDeclaredMethods())
            .map(ForwardingEngineTest::signature)
            .toList();
    assertThat(
            Arrays.stream(SSLEngine.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(ForwardingEngineTest::signature))
        .isSubsetOf(own);
  }

  private static String signature(Method method) {
    return method.getName() + List.of(method.getParameterTypes());
  }

  @Test
  void whatIsSetHereIsSetThere() {
    forwarding.setUseClientMode(false);
    assertThat(real.getUseClientMode()).isFalse();
    forwarding.setUseClientMode(true);
    assertThat(real.getUseClientMode()).isTrue();
    forwarding.setNeedClientAuth(true);
    assertThat(real.getNeedClientAuth()).isTrue();
    forwarding.setWantClientAuth(true);
    assertThat(real.getWantClientAuth()).isTrue();
    forwarding.setEnableSessionCreation(false);
    assertThat(real.getEnableSessionCreation()).isFalse();
    forwarding.setEnabledProtocols(new String[] {"TLSv1.2"});
    assertThat(real.getEnabledProtocols()).containsExactly("TLSv1.2");
    forwarding.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    assertThat(real.getEnabledCipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256");
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    forwarding.setSSLParameters(parameters);
    assertThat(real.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
  }

  @Test
  void whatIsAskedHereIsAnsweredThere() throws ReflectiveOperationException {
    real.setUseClientMode(true);
    real.setNeedClientAuth(true);
    sameAnswers();
    real.setWantClientAuth(true);
    real.setUseClientMode(false);
    real.setEnableSessionCreation(false);
    sameAnswers();
  }

  private void sameAnswers() throws ReflectiveOperationException {
    for (Method method : SSLEngine.class.getMethods()) {
      if (method.getParameterCount() == 0
          && method.getDeclaringClass() == SSLEngine.class
          && method.getName().matches("(get|is).*")
          && !method.getName().matches("getPeer.*|getHandshakeApplicationProtocolSelector")) {
        assertThat(answer(method, forwarding))
            .as(method.getName())
            .usingRecursiveComparison()
            .isEqualTo(answer(method, real));
      }
    }
  }

  private static Object answer(Method method, SSLEngine engine)
      throws ReflectiveOperationException {
    try {
      Object answer = method.invoke(engine);
      return switch (answer) {
        case null -> "null";
        case SSLParameters parameters -> Map.of("need", parameters.getNeedClientAuth());
        case javax.net.ssl.SSLSession session -> session.getProtocol();
        default -> answer;
      };
    } catch (InvocationTargetException refused) {
      return String.valueOf(refused.getCause());
    }
  }

  @Test
  void isOverWhenTheOtherIs() throws SSLException {
    forwarding.setUseClientMode(true);
    forwarding.beginHandshake();
    assertThat(real.getHandshakeStatus()).isNotEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    for (Runnable task = forwarding.getDelegatedTask();
        task != null;
        task = forwarding.getDelegatedTask()) {
      task.run();
    }
    assertThat(
            forwarding.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(1 << 15)).bytesProduced())
        .isPositive();
    assertThat(forwarding.isOutboundDone()).isFalse();
    forwarding.closeOutbound();
    for (int i = 0; i < 10 && !real.isOutboundDone(); i++) {
      forwarding.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(1 << 15));
    }
    assertThat(real.isOutboundDone()).isTrue();
    assertThat(forwarding.isOutboundDone()).isTrue();
    assertThat(forwarding.getHandshakeSession()).isEqualTo(real.getHandshakeSession());
    assertThatThrownBy(forwarding::closeInbound).isInstanceOf(SSLException.class);
    assertThat(real.isInboundDone()).isTrue();
    assertThat(forwarding.isInboundDone()).isTrue();
  }
}
