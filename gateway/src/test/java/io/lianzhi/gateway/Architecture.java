package io.lianzhi.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.code.CodeSet;
import java.time.Clock;
import java.util.List;

/**
 * The arrows that are allowed between packages, and what types alone cannot hold, for everything
 * under one root package.
 */
record Architecture(String root) {
  List<ArchRule> rules() {
    return List.of(
        nothingBuildsOnTheGateway(),
        nothingBuildsOnTheSandbox(),
        theGatewayKnowsNoAdapter(),
        noAdapterKnowsAnother(),
        noAdapterHoldsAKey(),
        adaptersBringTheirOwnLibraryAlone(),
        contractsBringNoLibrary(),
        itemsHoldNoTable(),
        securityStandsAlone(),
        cryptographyIsWrittenOnce(),
        camelStaysAtTheEdge(),
        tablesHaveOwners(),
        decisionsAreFreeOfSpring(),
        decisionsReadNoClock(),
        onlyTheGatewayOpensAndReleases());
  }

  private ArchRule nothingBuildsOnTheGateway() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("gateway"), in("sandbox"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("gateway"))
        .because(
            "the gateway is where things happen: nobody builds on it but the sandbox, which starts"
                + " the whole of it on one machine");
  }

  private ArchRule nothingBuildsOnTheSandbox() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("sandbox"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("sandbox"))
        .because("what plays with the house is no part of it");
  }

  private ArchRule theGatewayKnowsNoAdapter() {
    return noClassesIn("gateway")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("adapter"))
        .because("a new city is one folder: adapters are found at run time only");
  }

  private ArchRule noAdapterKnowsAnother() {
    return slices()
        .matching(root + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("a city's folder is understood, changed and removed alone");
  }

  private ArchRule noAdapterHoldsAKey() {
    return noClassesIn("adapter")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("security"))
        .because("an adapter translates and talks; it holds no key and opens no port");
  }

  private ArchRule adaptersBringTheirOwnLibraryAlone() {
    return classesIn("adapter")
        .should(new OwnLibraryAlone(root))
        .because("a city needs contracts and the one protocol library that its system speaks");
  }

  private ArchRule contractsBringNoLibrary() {
    return classesIn("contracts")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in("contracts"), "java..", "javax.net..", "org.jspecify..", "tools.jackson.core..")
        .because("who implements the contract must not inherit our choice of libraries");
  }

  private ArchRule itemsHoldNoTable() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(in("contracts.item"))
        .should()
        .haveRawType(CodeSet.class)
        .because("a table may be renewed while the hub runs: who keeps one goes by the old");
  }

  private ArchRule securityStandsAlone() {
    return classesIn("security")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in("security"),
            "java..",
            "javax..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "org.jspecify..",
            "org.bouncycastle..",
            "org.greenbytes..")
        .because("an auditor takes this module alone: it knows no domain noun and no framework");
  }

  private ArchRule cryptographyIsWrittenOnce() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("security"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..", "javax.crypto..")
        .because("what must be right is written once, in security");
  }

  private ArchRule camelStaysAtTheEdge() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("gateway.edge"), in("adapter"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because("Camel listens and hands over; the path is plain Java");
  }

  private ArchRule tablesHaveOwners() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            in("gateway.outbox"),
            in("gateway.ledger"),
            in("gateway.register"),
            in("gateway.credential"),
            in("gateway.administration"),
            in("gateway.wiring"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
        .because("a table is known to the package that owns it and to nobody else");
  }

  private ArchRule decisionsAreFreeOfSpring() {
    return noClassesIn("gateway.memorandum")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .because("a decision is a pure function of the agreement, the letter and the moment");
  }

  private ArchRule decisionsReadNoClock() {
    return noClassesIn("gateway.memorandum")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethodWhere(describe("reads the time", Architecture::readsTheTime))
        .because("a decision must come out the same when it is looked into years later");
  }

  private ArchRule onlyTheGatewayOpensAndReleases() {
    return classes()
        .that()
        .implement(Opened.class)
        .or()
        .implement(Parcel.class)
        .should()
        .resideInAPackage(in("gateway"))
        .andShould()
        .notBePublic()
        .andShould()
        .notBeProtected()
        .because("nothing unopened is decoded and nothing unreleased delivered");
  }

  private static boolean readsTheTime(JavaCall<?> call) {
    return call.getName().equals("now")
        && call.getTargetOwner().getPackageName().equals("java.time");
  }

  private GivenClassesConjunction classesIn(String part) {
    return classes().that().resideInAPackage(in(part));
  }

  private GivenClassesConjunction noClassesIn(String part) {
    return noClasses().that().resideInAPackage(in(part));
  }

  private String in(String part) {
    return root + "." + part + "..";
  }
}
