package io.lianzhi.adapter.shaoxing;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.cxf.Bus;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/** Makes CXF clients of generated interfaces, with the house's TLS and the party's time limits. */
record Services(Bus bus, SSLContext tls, ShaoxingProperties properties) {
  private static final String SOAP11 = "http://schemas.xmlsoap.org/wsdl/soap/http";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap/bindings/HTTP/";

  <T> T soap11(Class<T> type, URI address) {
    return service(type, address, SOAP11);
  }

  <T> T soap12(Class<T> type, URI address) {
    return service(type, address, SOAP12);
  }

  private <T> T service(Class<T> type, URI address, String binding) {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setBus(bus);
    factory.setServiceClass(type);
    factory.setAddress(address.toString());
    factory.setBindingId(binding);
    T service = factory.create(type);
    HTTPConduit conduit = (HTTPConduit) ClientProxy.getClient(service).getConduit();
    conduit.setTlsClientParameters(tlsParameters());
    conduit.setClient(policy());
    return service;
  }

  private TLSClientParameters tlsParameters() {
    TLSClientParameters parameters = new TLSClientParameters();
    parameters.setSslContext(tls);
    return parameters;
  }

  private HTTPClientPolicy policy() {
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setVersion("1.1");
    policy.setAllowChunking(false);
    policy.setConnectionTimeout(properties.timeouts().connect().toMillis());
    policy.setReceiveTimeout(properties.timeouts().read().toMillis());
    return policy;
  }
}
