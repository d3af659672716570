package org.dunwell.web;

import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import java.util.stream.Stream;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Logins;
import org.dunwell.trail.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may reach which address. One login is in front of everything: programs and Modeler log in with each request (Basic, no session), people once
 * with the login page, for the web applications of the engine and our own pages alike.
 */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String OWN_PAGES_ONLY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    /** The page of the API's description and drawn diagrams set styles in their elements. */
    private static final String STYLED_BY_SCRIPT = "; style-src 'self' 'unsafe-inline'";

    /** A mail bears its styles in itself, and nothing else may happen in it. */
    private static final String MAIL_ONLY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Logins logins;

    SecurityConfiguration(Logins logins) {
        this.logins = logins;
    }

    /** Addresses below the engine's own servlets are matched like all others only by path patterns. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean addresses() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** For programs. Cookies are not looked at, so that no web page can act in the name of whoever is logged in. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/engine-rest/**", "/actuator/**")
                .authorizeHttpRequests(rights -> rights
                        .dispatcherTypeMatchers(ERROR).permitAll()
                        .requestMatchers(GET, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness").permitAll()
                        .requestMatchers("/actuator/**").hasAnyAuthority(Groups.OPERATORS, Groups.ADMINISTRATORS)
                        .requestMatchers("/engine-rest/**").hasAnyAuthority(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS)
                        .requestMatchers("/api/**").access(new ApiRights())
                        .anyRequest().denyAll())
                .httpBasic(basic -> basic.realmName("Dunwell"))
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new OwnSiteOnly(), AuthorizationFilter.class)
                .logout(logout -> logout.disable())
                .headers(SecurityConfiguration::common)
                .build();
    }

    /** Tasklist, Cockpit and Admin, which guard themselves against forged requests and say themselves what their pages may load. */
    @Bean
    @Order(2)
    SecurityFilterChain engineWebapps(HttpSecurity http) throws Exception {
        RequestMatcher api = request -> request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/");
        HttpSessionRequestCache pagesOnly = new HttpSessionRequestCache();
        pagesOnly.setRequestMatcher(request -> GET.matches(request.getMethod()) && request.getRequestURI().endsWith("/default/"));
        return http.securityMatcher("/camunda/**")
                .authorizeHttpRequests(rights -> rights
                        .dispatcherTypeMatchers(ERROR, FORWARD).permitAll()
                        .requestMatchers("/camunda/api/admin/setup/**", "/camunda/api/admin/auth/user/*/login/**",
                                "/camunda/api/engine/engine/*/external-task/**").denyAll()
                        .requestMatchers(GET, "/camunda/api/*/plugin/*/static/**").hasAuthority(StaffLogin.STAFF)
                        .requestMatchers("/camunda/api/cockpit/**").access(whoMayOpen("cockpit"))
                        .requestMatchers("/camunda/api/tasklist/**").access(whoMayOpen("tasklist"))
                        .requestMatchers("/camunda/api/admin/plugin/**").access(whoMayOpen("admin"))
                        .anyRequest().hasAuthority(StaffLogin.STAFF))
                .exceptionHandling(denied -> denied
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                        .accessDeniedHandler(new NewcomersFirst()))
                .requestCache(cache -> cache.requestCache(pagesOnly))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .addFilterAfter(new WebappLogout(), AuthorizationFilter.class)
                .headers(headers -> common(headers.cacheControl(cache -> cache.disable())))
                .build();
    }

    /** The customer's page. The link is the key: there is no session, no cookie, and no address is told to anybody else. */
    @Bean
    @Order(3)
    SecurityFilterChain customers(HttpSecurity http) throws Exception {
        return http.securityMatcher("/c/**")
                .authorizeHttpRequests(rights -> rights
                        .dispatcherTypeMatchers(ERROR).permitAll()
                        .requestMatchers(GET, "/c/*", "/c/*/read/*").permitAll()
                        .requestMatchers(HEAD, "/c/*", "/c/*/read/*").permitAll()
                        .requestMatchers(POST, "/c/*/*").permitAll()
                        .anyRequest().denyAll())
                .anonymous(anonymous -> anonymous.principal(Actor.CUSTOMER))
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.frameOptions(frame -> frame.deny()).referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter((request, response) -> {
                            response.setHeader("Content-Security-Policy", OWN_PAGES_ONLY);
                            response.setHeader("X-Robots-Tag", "noindex, nofollow");
                        }))
                .build();
    }

    /** Carriers, who share a secret with us: it is asked for where their reports are read. */
    @Bean
    @Order(4)
    SecurityFilterChain carriers(HttpSecurity http) throws Exception {
        return http.securityMatcher("/in/**")
                .authorizeHttpRequests(rights -> rights
                        .dispatcherTypeMatchers(ERROR).permitAll()
                        .requestMatchers(POST, DeliveryReportsResource.PLACE + "/*").permitAll()
                        .anyRequest().denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .headers(SecurityConfiguration::common)
                .build();
    }

    /** Our own pages. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        HttpSessionRequestCache pagesOnly = new HttpSessionRequestCache();
        pagesOnly.setRequestMatcher(request -> GET.matches(request.getMethod()) && request.getRequestURI().startsWith(request.getContextPath() + "/desk"));
        return http
                .authorizeHttpRequests(rights -> rights
                        .dispatcherTypeMatchers(ERROR, FORWARD).permitAll()
                        .requestMatchers(GET, "/", "/login", "/dunwell.css", "/customer.css", "/favicon.svg", "/favicon.ico").permitAll()
                        .requestMatchers(Places.PASSWORD).authenticated()
                        .requestMatchers(ReportsPage.PLACE + "/**").hasAnyAuthority(Stream.concat(ApiRights.WHO_READS_REPORTS.stream(),
                                Stream.of(Groups.ADMINISTRATORS)).toArray(String[]::new))
                        .requestMatchers(CasesDesk.CASES + "/**", CasesDesk.WITHDRAWN, StatementsDesk.PLACE, StatementsDesk.PLACE + "/**").hasAnyAuthority(CasesDesk.READERS)
                        .requestMatchers(AbsencesDesk.PLACE, AbsencesDesk.PLACE + "/**").hasAnyAuthority(Groups.SUPERVISORS, Groups.ADMINISTRATORS)
                        .requestMatchers(NextTaskDesk.PLACE).hasAnyAuthority(Groups.WORKERS.toArray(String[]::new))
                        .requestMatchers(MailDeskPage.PLACE, MailDeskPage.PLACE + "/**").hasAnyAuthority(MailDeskPage.READERS)
                        .requestMatchers(WordingsDesk.PLACE, WordingsDesk.PLACE + "/**").hasAnyAuthority(WordingsDesk.READERS)
                        .requestMatchers(DrawingsDesk.CHECK).hasAnyAuthority(DrawingsDesk.CHECKERS)
                        .requestMatchers(POST, DrawingsDesk.DEPLOYMENTS + "/**").hasAnyAuthority(DrawingsDesk.CHECKERS)
                        .requestMatchers(DrawingsDesk.DEPLOYMENTS, DrawingsDesk.DEPLOYMENTS + "/**").hasAnyAuthority(DrawingsDesk.READERS)
                        .requestMatchers("/desk/imports", "/desk/imports/**", "/desk/payments", "/desk/payments/**").hasAnyAuthority(Groups.CREDIT_MANAGERS, Groups.ADMINISTRATORS)
                        .requestMatchers(CustomerDataResource.DESK + "/**").hasAnyAuthority(Groups.AUDITORS, Groups.ADMINISTRATORS)
                        .requestMatchers(MigrationsResource.DESK + "/**").hasAnyAuthority(Groups.PROCESS_OWNERS, Groups.MANAGERS, Groups.AUDITORS, Groups.ADMINISTRATORS)
                        .anyRequest().hasAuthority(StaffLogin.STAFF))
                .formLogin(login -> login.loginPage("/login").permitAll()
                        .successHandler(new ToTheirPlace()))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?bye"))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .exceptionHandling(denied -> denied.accessDeniedHandler(new NewcomersFirst()))
                .requestCache(cache -> cache.requestCache(pagesOnly))
                .headers(headers -> common(headers)
                        .addHeaderWriter((request, response) -> {
                            boolean isMail = isMail(request.getServletPath());
                            response.setHeader("Content-Security-Policy", isMail ? MAIL_ONLY
                                    : request.getServletPath().startsWith("/swagger-ui/") || isDrawing(request.getServletPath()) ? OWN_PAGES_ONLY + STYLED_BY_SCRIPT : OWN_PAGES_ONLY);
                            if (isMail) {
                                response.setHeader("X-Frame-Options", "SAMEORIGIN");
                            }
                        }))
                .build();
    }

    private static boolean isDrawing(String path) {
        return path.equals(DrawingsDesk.CHECK) || path.startsWith(DrawingsDesk.DEPLOYMENTS + "/");
    }

    /** A mail as it arrives is shown within a page of ours. */
    private static boolean isMail(String path) {
        return path.equals(WordingsDesk.MAIL) || path.startsWith(CasesDesk.CASES + "/") && path.endsWith("/mail");
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.frameOptions(frame -> frame.deny()).referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** The endpoints behind the web applications ask only for a session; whose application they belong to is asked here. */
    private AuthorizationManager<RequestAuthorizationContext> whoMayOpen(String application) {
        return (person, request) -> new AuthorizationDecision(
                person.get().getAuthorities().stream().anyMatch(right -> StaffLogin.STAFF.equals(right.getAuthority()))
                        && logins.mayOpen(person.get().getName(), application));
    }
}
