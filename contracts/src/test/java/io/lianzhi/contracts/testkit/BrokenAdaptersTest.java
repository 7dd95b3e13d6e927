package io.lianzhi.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.ItemKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The contract test fails an adapter that breaks the contract, each break by its own test. */
@SuppressWarnings("JUnitMethodInvoked") // the contract test itself is under test
class BrokenAdaptersTest {
  private final MemoryStandIn standIn = new MemoryStandIn(StandIn.Repeat.HELD_ONCE);

  @Test
  void whatFollowsFailsForItsBreakAlone() {
    AdapterContractTest sound = contract(new CanonicalAdapter(standIn));
    sound.hasGoldenLettersBothWaysForEachKind();
    sound.answersForeignBytesWithAPartAndNeverThrows();
    assertPasses(sound.readsBackWhatItWrites());
    assertPasses(sound.carriesNoTraceOfAWithheldField());
    assertPasses(sound.refusesMalformedLettersAtTheirPosition());
    assertPasses(sound.repliesToEverythingOnItsOwnLines());
    Stream.of(Scenario.values()).forEach(sound::saysWhatCameOfADelivery);
    sound.deliversOneIdTwiceToTheDeclaredEffect();
    sound.saysOfEachParcelInOrderWhatCameOfIt();
  }

  @Test
  void aFieldThatIsLostInSilenceIsNoticed() {
    Adapter forgetful =
        new CanonicalAdapter(standIn) {
          @Override
          public RawMessage encode(Letter letter) {
            return super.encode(without("remarks", letter));
          }
        };
    assertFails(contract(forgetful).readsBackWhatItWrites());
    assertFails(contract(forgetful).writesGoldenLetters());
  }

  @Test
  void aFieldThatIsSaidToBeLostAndIsNotIsNoticed() {
    AdapterContractTest modest =
        new CanonicalAdapterTest() {
          @Override
          protected Set<String> lost(ItemKind kind) {
            return Set.of("item.remarks");
          }
        };
    assertFails(modest.readsBackWhatItWrites());
  }

  @Test
  void aKindWithoutGoldenLettersIsNoticed() {
    Adapter boastful =
        new CanonicalAdapter(standIn) {
          @Override
          public boolean carries(ItemKind kind) {
            return true;
          }
        };
    assertFails(contract(boastful)::hasGoldenLettersBothWaysForEachKind);
  }

  @Test
  void aWithheldFieldThatIsRememberedIsNoticed() {
    Map<LetterId, RawMessage> remembered = new HashMap<>();
    Adapter indiscreet =
        new CanonicalAdapter(standIn) {
          @Override
          public RawMessage encode(Letter letter) {
            return remembered.computeIfAbsent(letter.id(), id -> super.encode(letter));
          }
        };
    assertFails(contract(indiscreet).carriesNoTraceOfAWithheldField());
  }

  @Test
  void aGuessForAWithheldFieldIsNoticed() {
    Adapter guessing =
        new CanonicalAdapter(standIn) {
          @Override
          public RawMessage encode(Letter letter) {
            RawMessage honest = super.encode(letter);
            String json = text(honest).replace("\"item\":{", "\"item\":{\"reason\":\"其他\",");
            return letter.item().kind() == ItemKind.COPY_NOTICE
                    && !text(honest).contains("\"reason\":")
                ? new RawMessage("letters", "application/json", utf8(json))
                : honest;
          }
        };
    assertFails(contract(guessing).carriesNoTraceOfAWithheldField());
  }

  @Test
  void bytesThatItChokesOnAreNoticed() {
    Adapter trusting =
        new CanonicalAdapter(standIn) {
          @Override
          public Stream<Part> decode(Opened opened) {
            if (opened.raw().body().length < 3) {
              throw new ArrayIndexOutOfBoundsException();
            }
            return super.decode(opened);
          }
        };
    assertThatThrownBy(contract(trusting)::answersForeignBytesWithAPartAndNeverThrows)
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void bytesThatItPassesOverInSilenceAreNoticed() {
    Adapter silent =
        new CanonicalAdapter(standIn) {
          @Override
          public Stream<Part> decode(Opened opened) {
            return super.decode(opened).filter(Letter.class::isInstance);
          }
        };
    assertFails(contract(silent)::answersForeignBytesWithAPartAndNeverThrows);
    assertFails(contract(silent).refusesMalformedLettersAtTheirPosition());
  }

  @Test
  void aWrongPositionIsNoticed() {
    Adapter vague =
        new CanonicalAdapter(standIn) {
          @Override
          public Stream<Part> decode(Opened opened) {
            return super.decode(opened)
                .map(part ->
                    part instanceof Rejected(long position, Refused reason, var id)
                        ? new Rejected(1, reason, id)
                        : part);
          }
        };
    assertFails(contract(vague).refusesMalformedLettersAtTheirPosition());
  }

  @Test
  void aRefusalThatItHasNoWordsForIsNoticed() {
    Adapter speechless =
        new CanonicalAdapter(standIn) {
          @Override
          public LineReply reply(RawMessage request, Reply reply) {
            if (reply instanceof Refused refused && refused.code() == RefusalCode.OVERDUE) {
              throw new IllegalArgumentException();
            }
            return super.reply(request, reply);
          }
        };
    assertFails(contract(speechless).repliesToEverythingOnItsOwnLines());
  }

  @Test
  void aRefusalThatLooksLikeAnyOtherIsNoticed() {
    assertFails(
        contract(replying(Refused.of(RefusalCode.SCHEMA, ""))).repliesToEverythingOnItsOwnLines());
  }

  @Test
  void aReceiptThatAlsoNamesARefusalIsNoticed() {
    Adapter muddled =
        new CanonicalAdapter(standIn) {
          @Override
          public LineReply reply(RawMessage request, Reply reply) {
            LineReply honest = super.reply(request, reply);
            String text = text(honest.message());
            return reply instanceof Refused
                ? honest
                : new LineReply(
                    200, new RawMessage("answer", "text/plain", utf8(text + " OVERDUE")));
          }
        };
    assertFails(contract(muddled).repliesToEverythingOnItsOwnLines());
  }

  @Test
  void aClauseThatIsForgottenIsNoticed() {
    Adapter forgetful =
        new CanonicalAdapter(standIn) {
          @Override
          public RawMessage encode(Letter letter) {
            String json = text(super.encode(letter));
            int withheld = json.indexOf(",\"withheld\"");
            return withheld < 0
                ? super.encode(letter)
                : new RawMessage(
                    "letters", "application/json", utf8(json.substring(0, withheld) + "}"));
          }
        };
    assertFails(contract(forgetful).carriesNoTraceOfAWithheldField());
  }

  @Test
  void refusingWhateverLacksAFieldIsNoticed() {
    Adapter strict =
        new CanonicalAdapter(standIn) {
          @Override
          public RawMessage encode(Letter letter) {
            if (!letter.item().equals(full(letter.item().kind()).item())) {
              throw Refused.of(RefusalCode.SCHEMA, "item").asException();
            }
            return super.encode(letter);
          }

          private Letter full(ItemKind kind) {
            return FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU);
          }
        };
    assertFails(contract(strict).readsBackWhatItWrites());
  }

  private Adapter replying(Reply always) {
    return new CanonicalAdapter(standIn) {
      @Override
      public LineReply reply(RawMessage request, Reply reply) {
        return super.reply(request, always);
      }
    };
  }

  @Test
  void aDeliveryTakenForSomethingElseIsNoticed() {
    Adapter always = delivering(new Delivery.Accepted());
    assertThat(Scenario.values())
        .filteredOn(scenario -> scenario != Scenario.SUCCESS)
        .allSatisfy(
            scenario -> assertFails(() -> contract(always).saysWhatCameOfADelivery(scenario)));
    Adapter never = delivering(new Delivery.RetryLater(Optional.empty(), ""));
    assertFails(() -> contract(never).saysWhatCameOfADelivery(Scenario.SUCCESS));
    assertFails(() -> contract(never).saysWhatCameOfADelivery(Scenario.REFUSED));
  }

  @Test
  void repeatingWhatThePartyWouldHoldTwiceIsNoticed() {
    MemoryStandIn twice = new MemoryStandIn(StandIn.Repeat.HELD_TWICE);
    AdapterContractTest careless = contract(new CanonicalAdapter(twice), twice);
    careless.deliversOneIdTwiceToTheDeclaredEffect();
    assertFails(() -> careless.saysWhatCameOfADelivery(Scenario.TIMEOUT));
    assertFails(() -> careless.saysWhatCameOfADelivery(Scenario.GARBAGE));
  }

  @Test
  void aParcelWithoutAResultIsNoticed() {
    Adapter lazy =
        new CanonicalAdapter(standIn) {
          @Override
          public List<Delivery> deliver(List<Parcel> parcels) {
            return super.deliver(parcels.subList(0, Math.min(1, parcels.size())));
          }
        };
    assertFails(contract(lazy)::saysOfEachParcelInOrderWhatCameOfIt);
  }

  private Adapter delivering(Delivery delivery) {
    return new CanonicalAdapter(standIn) {
      @Override
      public List<Delivery> deliver(List<Parcel> parcels) {
        return parcels.stream().map(parcel -> delivery).toList();
      }
    };
  }

  private static Letter without(String name, Letter letter) {
    if (letter.item().kind() != ItemKind.COPY_NOTICE) {
      return letter;
    }
    Set<String> kept = new HashSet<>(CopyNotice.SCHEMA.releasable());
    kept.remove(name);
    return letter.withItem(CopyNotice.SCHEMA.trim(letter.item(), kept, new Clause("x", "1")));
  }

  private AdapterContractTest contract(Adapter adapter) {
    return contract(adapter, standIn);
  }

  private static AdapterContractTest contract(Adapter broken, StandIn other) {
    return new CanonicalAdapterTest() {
      @Override
      protected Adapter adapter() {
        return broken;
      }

      @Override
      protected StandIn standIn() {
        return other;
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFails(ThrowingCallable test) {
    assertThatThrownBy(test).isInstanceOf(AssertionError.class);
  }

  private static void assertFails(Stream<DynamicTest> tests) {
    assertThat(tests)
        .anySatisfy(test ->
            assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class));
  }

  private static void assertPasses(Stream<DynamicTest> tests) {
    tests.forEach(test -> assertThatNoException().isThrownBy(() -> test.getExecutable().execute()));
  }
}
