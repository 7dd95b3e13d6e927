package io.lianzhi.gateway.edge;

import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.credential.ConnectionRehearsal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires the edge. It asks the house for a {@link Door}, a {@link Desk}, a {@link LineageDesk}, a
 * {@link LedgerDesk}, an {@link EvidenceDesk}, a {@link RevocationDesk}, a {@link RenewalDesk}, a
 * {@link ConnectionRehearsal}, {@link DoorKeys}, {@link AnswerKeys}, {@link Parties} and a {@link
 * Clock}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
public class EdgeConfiguration {

  @Bean
  DoorConnector doorConnector(DoorProperties properties, DoorKeys keys) {
    return new DoorConnector(properties, keys);
  }

  @Bean
  DoorMetrics doorMetrics(MeterRegistry registry) {
    return new DoorMetrics(registry);
  }

  @Bean
  Problems problems(JsonMapper json, DoorMetrics metrics) {
    return new Problems(json, metrics);
  }

  @Bean
  FilterRegistrationBean<Filter> knownCallers(
      Parties parties,
      Clock clock,
      Problems problems,
      DoorMetrics metrics,
      ObjectProvider<OfficeConnector> office) {
    Predicate<ServletRequest> elsewhere =
        request -> office.stream().anyMatch(port -> port.isOf(request));
    var callers = new KnownCallers(parties, clock, problems, metrics, elsewhere);
    var registration = new FilterRegistrationBean<Filter>(callers);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<Filter> signedAnswers(AnswerKeys keys, Clock clock, Problems problems) {
    var registration = new FilterRegistrationBean<Filter>(new SignedAnswers(keys, clock, problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  Bodies bodies(DoorProperties properties) {
    return new Bodies(properties);
  }

  @Bean
  Reception reception(Door door, DoorMetrics metrics) {
    return new Reception(door, metrics);
  }

  /** The controller without the framework's proxy: the line checks the one parameter itself. */
  @Bean
  HandlerMapping letterLine(
      HttpServletRequest request, Reception reception, Desk desk, Bodies bodies, JsonMapper json) {
    var letters = new LettersController(request, reception, desk);
    return new LetterLine.Mapping(new LetterLine(letters, bodies, json));
  }

  @Bean
  HandlerMapping partnerLines(Reception reception, Bodies bodies, DoorProperties properties) {
    var lines = new PartnerLines(reception, bodies, properties);
    return new SimpleUrlHandlerMapping(
        Map.of(PartnerLines.ROOT + "**", lines), Ordered.HIGHEST_PRECEDENCE);
  }

  @Bean
  LettersController lettersController(HttpServletRequest request, Reception reception, Desk desk) {
    return new LettersController(request, reception, desk);
  }

  @Bean
  ProofsController proofsController(HttpServletRequest request, LedgerDesk desk) {
    return new ProofsController(request, desk);
  }

  @Bean
  EvidenceController evidenceController(HttpServletRequest request, EvidenceDesk desk) {
    return new EvidenceController(request, desk);
  }

  @Bean
  HandlerMapping logFiles(LedgerDesk desk) {
    return new SimpleUrlHandlerMapping(
        Map.of(LogFiles.ROOT + "**", new LogFiles(desk)), Ordered.HIGHEST_PRECEDENCE);
  }

  @Bean
  RenewalController renewalController(HttpServletRequest request, RenewalDesk desk) {
    return new RenewalController(request, desk);
  }

  @Bean
  RehearsalController rehearsalController(
      HttpServletRequest request, ConnectionRehearsal rehearsal, Bodies bodies) {
    return new RehearsalController(request, rehearsal, bodies);
  }

  @Bean
  HandlerMapping revocationFiles(RevocationDesk desk) {
    return new SimpleUrlHandlerMapping(
        Map.of(RevocationFiles.ROOT + "**", new RevocationFiles(desk)), Ordered.HIGHEST_PRECEDENCE);
  }

  @Bean
  CodesController codesController(HttpServletRequest request, LineageDesk desk) {
    return new CodesController(request, desk);
  }

  @Bean
  SealedBodies sealedBodies(HttpServletRequest request, Door door, Bodies bodies) {
    return new SealedBodies(request, door, bodies);
  }

  @Bean
  WaitingController waitingController(HttpServletRequest request, Desk desk) {
    return new WaitingController(request, desk);
  }

  @Bean
  DoorExceptions doorExceptions(Problems problems) {
    return new DoorExceptions(problems);
  }

  @Bean
  ErrorPage errorPage(Problems problems) {
    return new ErrorPage(problems);
  }
}
