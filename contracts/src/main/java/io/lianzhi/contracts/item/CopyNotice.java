package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.json.Codec;
import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 抄告函: what the body that closed an overload case tells the transport body of the vehicle's
 * registration place within 7 working days. It has the list of art. 44 of 超限运输车辆行驶公路管理规定 (2016):
 * vehicle, driver, source of the load, decision, other matters (remarks); no identity number,
 * telephone or address. Three fields are additions: the day of closing and the registration region,
 * since the law's time limit and addressee depend on them, and the reason, from the form that case
 * systems use.
 *
 * @param closedOn the day the case was closed; the 7 working days start after it
 * @param registrationRegion 车籍地, whose transport body the notice is for
 * @param driverQualification 从业资格证号; may be an identity number
 * @param loadingSite 货运源头单位
 * @param loadingSlip number of the loading slip 装载单
 * @param reason 抄告原因 of the case systems' form, at most 10 characters
 * @param remarks 其他, the last item of art. 44
 */
public record CopyNotice(
    Plate plate,
    LocalDate closedOn,
    Field<Region> registrationRegion,
    Field<VehicleType> vehicleType,
    Field<String> enterprise,
    Field<TransportCertificate> transportCertificate,
    Field<String> driverName,
    Field<DriverQualification> driverQualification,
    Field<String> driverEnterprise,
    Field<String> loadingSite,
    Field<String> loadingSlip,
    Field<PenaltyDecision> decision,
    Field<String> reason,
    Field<String> remarks)
    implements Item {

  private static final Codec<String> NAME = Codecs.text(120);

  private static final Column<CopyNotice, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, CopyNotice::plate);
  private static final Column<CopyNotice, LocalDate> CLOSED_ON =
      Column.required("closedOn", Codecs.DATE, NORMAL, CopyNotice::closedOn);
  private static final Column<CopyNotice, Region> REGISTRATION_REGION =
      Column.field("registrationRegion", Codecs.REGION, NORMAL, CopyNotice::registrationRegion);
  private static final Column<CopyNotice, VehicleType> VEHICLE_TYPE =
      Column.field("vehicleType", Codecs.VEHICLE_TYPE, PERSONAL, CopyNotice::vehicleType);
  private static final Column<CopyNotice, String> ENTERPRISE =
      Column.field("enterprise", NAME, NORMAL, CopyNotice::enterprise);
  private static final Column<CopyNotice, TransportCertificate> TRANSPORT_CERTIFICATE =
      Column.field(
          "transportCertificate",
          Codecs.TRANSPORT_CERTIFICATE,
          PERSONAL,
          CopyNotice::transportCertificate);
  private static final Column<CopyNotice, String> DRIVER_NAME =
      Column.field("driverName", NAME, PERSONAL, CopyNotice::driverName);
  private static final Column<CopyNotice, DriverQualification> DRIVER_QUALIFICATION =
      Column.sensitive(
          "driverQualification",
          Codecs.DRIVER_QUALIFICATION,
          CopyNotice::driverQualification,
          DriverQualification::masked);
  private static final Column<CopyNotice, String> DRIVER_ENTERPRISE =
      Column.field("driverEnterprise", NAME, PERSONAL, CopyNotice::driverEnterprise);
  private static final Column<CopyNotice, String> LOADING_SITE =
      Column.field("loadingSite", NAME, NORMAL, CopyNotice::loadingSite);
  private static final Column<CopyNotice, String> LOADING_SLIP =
      Column.field("loadingSlip", Codecs.text(64), NORMAL, CopyNotice::loadingSlip);
  private static final Column<CopyNotice, PenaltyDecision> DECISION =
      Column.field("decision", Codecs.PENALTY_DECISION, PERSONAL, CopyNotice::decision);
  private static final Column<CopyNotice, String> REASON =
      Column.field("reason", Codecs.text(10), NORMAL, CopyNotice::reason);
  private static final Column<CopyNotice, String> REMARKS =
      Column.field("remarks", Codecs.text(1000), INTERNAL, CopyNotice::remarks);

  public static final ItemSchema<CopyNotice> SCHEMA =
      new ItemSchema<>(
          ItemKind.COPY_NOTICE,
          CopyNotice.class,
          List.of(
              PLATE,
              CLOSED_ON,
              REGISTRATION_REGION,
              VEHICLE_TYPE,
              ENTERPRISE,
              TRANSPORT_CERTIFICATE,
              DRIVER_NAME,
              DRIVER_QUALIFICATION,
              DRIVER_ENTERPRISE,
              LOADING_SITE,
              LOADING_SLIP,
              DECISION,
              REASON,
              REMARKS),
          v ->
              new CopyNotice(
                  v.required(PLATE),
                  v.required(CLOSED_ON),
                  v.field(REGISTRATION_REGION),
                  v.field(VEHICLE_TYPE),
                  v.field(ENTERPRISE),
                  v.field(TRANSPORT_CERTIFICATE),
                  v.field(DRIVER_NAME),
                  v.field(DRIVER_QUALIFICATION),
                  v.field(DRIVER_ENTERPRISE),
                  v.field(LOADING_SITE),
                  v.field(LOADING_SLIP),
                  v.field(DECISION),
                  v.field(REASON),
                  v.field(REMARKS)));

  @Override
  public ItemKind kind() {
    return ItemKind.COPY_NOTICE;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(closedOn);
  }

  @Override
  public String subject() {
    return plate.key();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
