package io.lianzhi.gateway.command;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Where secrets come from: the environment, or else the person at the console. Never arguments. */
public interface Prompt {
  /**
   * The value of this name.
   *
   * @throws IllegalArgumentException if the environment does not have it, and nobody can be asked
   */
  String secret(String name, String question);

  /** Says something to the person, before what the command answers. */
  void say(String text);

  /** The one of this process. */
  static Prompt of(Map<String, String> environment) {
    return new Prompt() {
      @Override
      public String secret(String name, String question) {
        String set = environment.get(name);
        return set == null ? typed(name, question) : set;
      }

      @Override
      public void say(String text) {
        System.out.println(text);
      }
    };
  }

  private static String typed(String name, String question) {
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    name + " is not set, and there is no console to ask at"));
    System.out.print(question + ": ");
    System.out.flush();
    char[] typed = console.readPassword();
    if (typed == null) {
      throw new IllegalArgumentException(name + ": nothing was typed");
    }
    return new String(typed);
  }
}
