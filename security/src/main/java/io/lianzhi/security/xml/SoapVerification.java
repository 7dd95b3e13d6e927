package io.lianzhi.security.xml;

/** What came of checking a SOAP message's signature. */
public sealed interface SoapVerification permits VerifiedSoap, RefusedSoap {}
