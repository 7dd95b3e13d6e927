package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts of a letter by which a day is checked, in the terms of the test kit. */
final class Facts {
  private final Map<String, String> found = new LinkedHashMap<>();

  private Facts() {}

  static Map<String, String> of(Letter letter) {
    Facts facts = new Facts();
    switch (letter.item()) {
      case CopyNotice notice -> facts.add(notice);
      case OverloadRecord overload -> facts.add(overload);
      case VehicleQuestion question -> facts.add(question.plate());
      case VehicleRecord vehicle -> facts.add(vehicle);
      case BlacklistEntry entry ->
          facts.add(entry.entryId(), entry.subjectOfEntry(), entry.listedFrom());
      case BlacklistRemoval removal ->
          facts.add(removal.entryId(), removal.subjectOfEntry(), removal.removedOn());
      case WatchOrder order -> facts.add(order.orderId(), order.plate(), order.validFrom());
      case WatchRevocation end -> facts.add(end.orderId(), end.plate(), end.revokedAt());
      case WatchHit hit -> facts.add(hit.orderId(), hit.plate(), hit.seenAt());
      case VehicleAlarm alarm -> {
        facts.add(alarm.plate());
        facts.found.put("time", alarm.raisedAt().toString());
      }
    }
    String withheld =
        letter.item().kind().schema().withheld(letter.item()).keySet().stream()
            .sorted()
            .collect(Collectors.joining(","));
    if (!withheld.isEmpty()) {
      facts.found.put("withheld", withheld);
    }
    return facts.found;
  }

  private void add(PlateReading plate) {
    found.put("plate", plate.text());
    found.put("colour", plate.colour().name());
  }

  private void add(CopyNotice notice) {
    add(notice.plate());
    found.put("time", notice.closedOn().toString());
    notice.registrationRegion().value().map(Region::code).ifPresent(put("region"));
    notice.driverName().value().ifPresent(put("driverName"));
    notice
        .driverQualification()
        .value()
        .map(DriverQualification::value)
        .ifPresent(put("qualification"));
  }

  private void add(OverloadRecord overload) {
    add(overload.plate());
    found.put("time", overload.detectedAt().toString());
    found.put("totalKg", overload.totalMass().kilograms().toPlainString());
    overload
        .limit()
        .value()
        .map(MassLimit::mass)
        .map(mass -> mass.kilograms().toPlainString())
        .ifPresent(put("limitKg"));
    overload.registrationRegion().value().map(Region::code).ifPresent(put("region"));
  }

  private void add(VehicleRecord vehicle) {
    add(vehicle.plate());
    found.put("found", vehicle.found().toString());
    vehicle.registrationRegion().value().map(Region::code).ifPresent(put("region"));
    vehicle.updatedAt().value().map(Instant::toString).ifPresent(put("time"));
  }

  private void add(String entry, Subject subject, LocalDate day) {
    found.put("entry", entry);
    found.put("time", day.toString());
    if (subject instanceof VehicleSubject vehicle) {
      add(vehicle.plate());
    }
  }

  private void add(String order, Plate plate, Instant time) {
    found.put("entry", order);
    found.put("time", time.toString());
    add(plate);
  }

  private java.util.function.Consumer<String> put(String name) {
    return value -> found.put(name, value);
  }
}
