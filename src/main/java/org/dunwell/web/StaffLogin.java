package org.dunwell.web;

import java.util.List;
import java.util.stream.Stream;
import org.dunwell.staff.Logins;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks name and password; the authorities of a person are {@link #STAFF} and the groups, or {@link #NEWCOMER} alone. */
@Component
class StaffLogin implements AuthenticationProvider {

    static final String STAFF = "staff";

    /** Whoever still has a password that somebody else chose: may do nothing but replace it. */
    static final String NEWCOMER = "newcomer";

    private final Logins logins;

    StaffLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = attempt.getCredentials() == null ? null : attempt.getCredentials().toString();
        Logins.Login login = logins.check(attempt.getName(), password)
                .orElseThrow(() -> new BadCredentialsException("Name or password is wrong, or there were too many wrong ones"));
        Stream<String> rights = login.mustChange() ? Stream.of(NEWCOMER) : Stream.concat(Stream.of(STAFF), login.groups().stream());
        List<GrantedAuthority> authorities = rights.<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(login.user(), null, authorities);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
