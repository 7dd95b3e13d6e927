package io.lianzhi.gateway;

import io.lianzhi.gateway.wiring.Escrow;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. {@code escrow FILE} copies the keystore instead of starting it. */
@SpringBootApplication
public class Gateway {

  public static void main(String[] arguments) {
    // Netty's Unsafe path is closed on JDK 25 unless asked for before any of it loads.
    System.setProperty("io.netty.noUnsafe", "false");
    if (arguments.length > 0 && arguments[0].equals("escrow")) {
      Escrow.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    SpringApplication.run(Gateway.class, arguments);
  }
}
