package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.code.BeijingDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes files in, one at a time: the whole of it is verified, then its records go to the hub in
 * chunks, then its result is made ready. Where it stands is in the cursor and in what lies at
 * Lishui's, so that any node can go on.
 */
final class Inbox {
  private static final String NOTHING = "";

  private final Remote remote;
  private final Listing listing;
  private final Feedback feedback;
  private final Answers answers;
  private final LishuiMapping mapping;
  private final LishuiProperties.Files settings;
  private final String region;
  private final Supplier<MessageDigest> sm3;
  private final Clock clock;

  private Optional<InHand> hand = Optional.empty();
  private int connection;
  private Optional<Verification.Kept> verified = Optional.empty();

  /** A file of which name and control file are in order. */
  record Known(Offered file, FileName name, Layout layout, Control control) {}

  Inbox(
      Remote remote,
      LishuiMapping mapping,
      Results results,
      LishuiProperties.Files settings,
      Own own) {
    this.remote = remote;
    this.feedback = new Feedback(remote);
    this.listing = new Listing(remote, settings.patience(), own.clock());
    this.mapping = mapping;
    this.answers = new Answers(remote, feedback, results, own);
    this.settings = settings;
    this.region = own.region();
    this.sm3 = own.sm3();
    this.clock = own.clock();
  }

  /**
   * What it needs of the house.
   *
   * @param region of Lishui, as in the names of its files
   */
  record Own(String region, Supplier<MessageDigest> sm3, Clock clock) {}

  /** As {@link io.lianzhi.contracts.Adapter#fetch}. */
  synchronized Fetched fetch(String cursor) {
    try {
      Optional<Cursor> place = Cursor.of(cursor);
      return place.isPresent() ? goOn(place.get()) : begin();
    } catch (IOException broken) {
      throw dropped(broken);
    }
  }

  private UncheckedIOException dropped(IOException broken) {
    letGo();
    remote.close();
    return new UncheckedIOException("lishui: " + broken.getMessage(), broken);
  }

  private void letGo() {
    hand.ifPresent(InHand::close);
    hand = Optional.empty();
    answers.letGo();
  }

  private static Fetched again() {
    return new Fetched(List.of(), NOTHING, true);
  }

  private Fetched begin() throws IOException {
    letGo();
    feedback.refresh();
    for (Offered file : listing.offered()) {
      Optional<Fetched> begun = isDone(file) ? Optional.empty() : begin(file);
      if (begun.isPresent()) {
        return begun.get();
      }
    }
    return new Fetched(List.of(), NOTHING, false);
  }

  private boolean isDone(Offered file) throws IOException {
    Optional<Control> known = feedback.find(file.key());
    Optional<Control> said =
        known.filter(control -> Feedback.isAbout(control, file)).isPresent()
            ? known
            : feedback.findNow(file.key());
    return said.filter(control -> Feedback.isAbout(control, file)).isPresent();
  }

  /** Empty where the file may still be on its way. */
  private Optional<Fetched> begin(Offered file) throws IOException {
    try {
      FileName name = name(file);
      Optional<Control> control = listing.control(file);
      if (control.isEmpty()) {
        return Optional.empty();
      }
      if (isTakenAsIs(file, control.get())) {
        return Optional.empty();
      }
      Layout layout =
          mapping
              .layout(name.code(), name.xml())
              .orElseThrow(() -> new IllegalStateException("a code without a form"));
      return Optional.of(begin(new Known(file, name, layout, control.get())));
    } catch (FileFaultException refused) {
      letGo();
      feedback.withdraw(file.key());
      answers.add(file, 1, refused.fault());
      finish(file, refused.fault().name(), Control.unverified(file));
      return Optional.of(again());
    }
  }

  private FileName name(Offered file) throws FileFaultException {
    FileName name =
        FileName.of(file.name(), region).orElseThrow(() -> new FileFaultException(FileFault.NAME));
    require(!name.day().isAfter(today()), FileFault.FUTURE);
    require(file.size() <= settings.largest(), FileFault.TOO_LARGE);
    return name;
  }

  /** It was taken, and has only been put there anew. */
  private boolean isTakenAsIs(Offered file, Control control) {
    return feedback
        .find(file.key())
        .filter(said -> Feedback.isTaken(said) && said.rest("source-sm3").equals(control.sm3()))
        .isPresent();
  }

  private Fetched begin(Known known) throws IOException {
    require(!feedback.hasTakenLater(known.name(), region), FileFault.STALE);
    Verified found = verify(known);
    require(!feedback.hasTaken(found.sm3()), FileFault.DUPLICATE);
    feedback.withdraw(known.file().key());
    open(known, found, Piece.Place.START);
    InHand file = hand.orElseThrow();
    if (file.isRead()) {
      finish(file.file(), Feedback.TAKEN, file.control());
      return again();
    }
    return new Fetched(List.of(), file.cursor().text(), true);
  }

  private static void require(boolean holds, FileFault fault) throws FileFaultException {
    if (!holds) {
      throw new FileFaultException(fault);
    }
  }

  private LocalDate today() {
    return BeijingDay.of(clock.instant());
  }

  private Verified verify(Known known) throws IOException {
    try (InputStream in = remote.read(known.file().path())) {
      Verified found = Verification.of(in, known.layout(), known.control(), sm3.get());
      verified = Optional.of(new Verification.Kept(known.file(), found));
      return found;
    }
  }

  private void open(Known known, Verified found, Piece.Place place) throws IOException {
    hand = Optional.of(InHand.open(known, found, remote.read(known.file().path()), place));
    connection = remote.connection();
  }

  private Fetched goOn(Cursor cursor) throws IOException {
    if (hand.filter(file -> file.isAt(cursor) && remote.stands(connection)).isEmpty()) {
      letGo();
      if (feedback
          .findNow(cursor.file().key())
          .filter(said -> Feedback.isAbout(said, cursor.file()))
          .isPresent()) {
        return again();
      }
    }
    try {
      if (hand.isEmpty()) {
        reopen(cursor);
      }
      return chunk(hand.orElseThrow());
    } catch (FileFaultException changed) {
      answers.add(cursor.file(), cursor.place().line(), FileFault.CHANGED);
      finish(cursor.file(), FileFault.CHANGED.name(), cursor.verified());
      return again();
    }
  }

  /**
   * After a break: it must still be the file that was verified, which is read once more if need be.
   */
  private void reopen(Cursor cursor) throws IOException {
    Known file = known(cursor);
    require(listing.isThere(cursor.file()), FileFault.CHANGED);
    Optional<Verification.Kept> kept = verified.filter(known -> known.isOf(cursor));
    Verified found = kept.isPresent() ? kept.get().found() : verify(file);
    open(file, found, cursor.place());
  }

  private Known known(Cursor cursor) {
    FileName name = FileName.of(cursor.file().name(), region).orElseThrow();
    Layout layout = mapping.layout(name.code(), name.xml()).orElseThrow();
    return new Known(cursor.file(), name, layout, cursor.verified());
  }

  private Fetched chunk(InHand file) throws IOException {
    if (file.isRead()) {
      throw new FileFaultException(FileFault.CHANGED);
    }
    List<RawMessage> messages = new ArrayList<>();
    for (Piece piece : file.read(settings.chunk())) {
      messages.add(LishuiMapping.message(file.known(), piece));
    }
    String next = file.isRead() ? NOTHING : file.cursor().text();
    return new Fetched(messages, next, true);
  }

  /** As {@link io.lianzhi.contracts.Adapter#taken}. */
  synchronized void taken(Fetched fetched, List<List<PartReply>> replies) {
    if (fetched.messages().isEmpty()) {
      return;
    }
    try {
      InHand file = hand.orElseThrow();
      answers.add(file, fetched.messages(), replies);
      if (file.isRead()) {
        finish(file.file(), Feedback.TAKEN, file.control());
      }
    } catch (IOException broken) {
      throw dropped(broken);
    }
  }

  /** The file is dealt with. */
  private void finish(Offered file, String verdict, Control source) throws IOException {
    answers.finish(file, verdict, source, isLate(file));
    verified = Optional.empty();
    letGo();
  }

  private boolean isLate(Offered file) {
    return FileName.of(file.name(), region)
        .filter(name -> name.day().plusDays(settings.lateAfter().toDays()).isBefore(today()))
        .isPresent();
  }
}
