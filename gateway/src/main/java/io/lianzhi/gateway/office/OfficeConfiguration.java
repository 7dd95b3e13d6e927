package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Sessions;
import io.lianzhi.gateway.edge.Attempts;
import io.lianzhi.gateway.edge.OfficeConnector;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires the administrators' port. It asks the house for an {@link OfficeConnector} and what its
 * controllers need, which are found by themselves.
 */
@Configuration(proxyBeanMethods = false)
public class OfficeConfiguration {
  @Bean
  OfficeProblems officeProblems(JsonMapper json) {
    return new OfficeProblems(json);
  }

  @Bean
  FilterRegistrationBean<Filter> officeGate(
      OfficeConnector port, Sessions sessions, OfficeProblems problems) {
    var registration = new FilterRegistrationBean<Filter>(new OfficeGate(port, sessions, problems));
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /**
   * At the parties' door nothing of this is there, whatever the method: after who calls is known.
   */
  @Bean
  FilterRegistrationBean<Filter> officeIsElsewhere(OfficeConnector port) {
    var registration =
        new FilterRegistrationBean<Filter>((request, response, chain) -> {
          if (port.isOf(request)) {
            chain.doFilter(request, response);
          } else {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
          }
        });
    registration.addUrlPatterns(OfficeGate.ROOT + "*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  Misfits misfits(OfficeConnector port, OfficeProblems problems) {
    return new Misfits(port, problems);
  }

  @Bean
  WebMvcConfigurer permissions(OfficeConnector port, Clock clock) {
    Permissions permissions = new Permissions(port, new Attempts(clock), new Attempts(clock));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(permissions);
      }
    };
  }
}
