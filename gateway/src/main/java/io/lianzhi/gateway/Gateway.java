package io.lianzhi.gateway;

import io.lianzhi.gateway.command.AdministerCommand;
import io.lianzhi.gateway.wiring.KeyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub, or a command about its keystore or of its administrators; {@code help} says which. */
@SpringBootApplication
public class Gateway {

  public static void main(String[] arguments) {
    // Netty's Unsafe path is closed on JDK 25 unless asked for before any of it loads.
    System.setProperty("io.netty.noUnsafe", "false");
    if (KeyCommand.isOne(arguments)) {
      KeyCommand.main(arguments);
      return;
    }
    if (AdministerCommand.isOne(arguments)) {
      AdministerCommand.main(arguments);
      return;
    }
    SpringApplication.run(Gateway.class, arguments);
  }
}
