package io.lianzhi.gateway.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.Authenticator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInsTest {
  private static final String ACCOUNT = "system-administrator";
  private static final Duration STEP = Duration.ofSeconds(30);

  private TestOffice office;
  private Authenticator phone;

  @BeforeEach
  void enrol(@TempDir Path folder) {
    office = new TestOffice(folder);
    phone = office.enrol(office.invitation(Role.SYSTEM_ADMINISTRATOR));
  }

  private Optional<SignIns.Opened> signIn(String password, String code) {
    return office.signIns.open(ACCOUNT, password, code);
  }

  private Optional<SignIns.Opened> signIn() {
    return signIn(TestOffice.PASSWORD, now());
  }

  private String now() {
    return phone.code(office.clock.instant());
  }

  @Test
  void takesPasswordAndCodeAndNothingLess() {
    assertThat(signIn("another password", now())).isEmpty();
    assertThat(signIn(TestOffice.PASSWORD, "000000")).isEmpty();
    assertThat(office.signIns.open("nobody", TestOffice.PASSWORD, now())).isEmpty();
    assertThat(signIn()).isPresent();
  }

  @Test
  void takesACodeOnce() {
    String code = now();
    assertThat(signIn(TestOffice.PASSWORD, code)).isPresent();
    assertThat(signIn(TestOffice.PASSWORD, code)).isEmpty();
    office.passTime(STEP);
    assertThat(signIn()).isPresent();
  }

  @Test
  void takesACodeOfTheStepBeforeAndAfterButNoOther() {
    Instant at = office.clock.instant();
    office.passTime(STEP.multipliedBy(4));
    Instant then = office.clock.instant();
    assertThat(signIn(TestOffice.PASSWORD, phone.code(at))).isEmpty();
    assertThat(signIn(TestOffice.PASSWORD, phone.code(then.minus(STEP.multipliedBy(2))))).isEmpty();
    assertThat(signIn(TestOffice.PASSWORD, phone.code(then.plus(STEP.multipliedBy(2))))).isEmpty();
    assertThat(signIn(TestOffice.PASSWORD, phone.code(then.minus(STEP)))).isPresent();
    assertThat(signIn(TestOffice.PASSWORD, phone.code(then.plus(STEP)))).isPresent();
  }

  @Test
  void locksAfterFiveFailuresAndOpensAfterAQuarterOfAnHour() {
    for (int attempt = 0; attempt < SignIns.ATTEMPTS; attempt++) {
      assertThat(signIn("another password", now())).isEmpty();
    }
    assertThat(signIn()).isEmpty();
    assertThat(office.deeds()).containsOnlyOnce("ACCOUNT_LOCKED account/" + ACCOUNT);
    office.passTime(SignIns.LOCKED.minusSeconds(1));
    assertThat(signIn()).isEmpty();
    office.passTime(Duration.ofSeconds(1));
    assertThat(signIn()).isPresent();
  }

  @Test
  void countsFailuresInARowAlone() {
    for (int attempt = 0; attempt < SignIns.ATTEMPTS - 1; attempt++) {
      assertThat(signIn("another password", now())).isEmpty();
    }
    assertThat(signIn()).isPresent();
    office.passTime(STEP);
    assertThat(signIn("another password", now())).isEmpty();
    assertThat(signIn()).isPresent();
  }

  @Test
  void endsASessionAfterAQuarterOfAnHourIdle() {
    String token = signIn().orElseThrow().token();
    office.passTime(Sessions.IDLE.minusSeconds(1));
    assertThat(office.sessions.use(token)).isPresent();
    office.passTime(Sessions.IDLE.minusSeconds(1));
    assertThat(office.sessions.use(token)).isPresent();
    office.passTime(Sessions.IDLE);
    assertThat(office.sessions.use(token)).isEmpty();
  }

  @Test
  void endsASessionAfterEightHoursHoweverBusy() {
    String token = signIn().orElseThrow().token();
    Instant end = office.clock.instant().plus(Sessions.WHOLE);
    while (office.clock.instant().isBefore(end.minus(Duration.ofMinutes(10)))) {
      assertThat(office.sessions.use(token)).isPresent();
      office.passTime(Duration.ofMinutes(10));
    }
    assertThat(office.sessions.use(token)).isPresent();
    office.passTime(Duration.ofMinutes(10));
    assertThat(office.sessions.use(token)).isEmpty();
  }

  @Test
  void keepsNoSecretInClear() {
    String token = signIn().orElseThrow().token();
    assertThat(signIn().toString()).doesNotContain(token);
    assertThat(office.sessions.use(token)).isPresent();
    assertThat(office.sessions.use(token + "x")).isEmpty();
  }

  @Test
  void wantsALongPassword(@TempDir Path folder) {
    String invitation = office.invitation(Role.AUDIT_ADMINISTRATOR);
    assertThatThrownBy(() -> office.enrolments.begin(invitation, "eleven char"))
        .isInstanceOf(ObjectionException.class);
    assertThat(office.enrolments.begin(invitation, "twelve chars")).isPresent();
  }

  @Test
  void takesAnInvitationOnceAndForSevenDays() {
    String used = office.invitation(Role.SYSTEM_ADMINISTRATOR);
    assertThat(office.enrolments.begin(used, TestOffice.PASSWORD)).isEmpty();
    String good = office.invitation(Role.AUDIT_ADMINISTRATOR);
    String late = office.invitation(Role.SECURITY_ADMINISTRATOR);
    assertThat(office.enrolments.begin(good, TestOffice.PASSWORD)).isPresent();
    assertThat(office.enrolments.confirm(good, "000000")).isEmpty();
    office.passTime(Enrolments.INVITED);
    assertThat(office.enrolments.begin(late, TestOffice.PASSWORD)).isEmpty();
    office.first.start();
    assertThat(office.invitation(Role.SECURITY_ADMINISTRATOR)).isNotEqualTo(late);
    office.enrol(office.invitation(Role.SECURITY_ADMINISTRATOR));
  }
}
