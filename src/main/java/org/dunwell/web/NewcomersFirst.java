package org.dunwell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Whatever page a newcomer asks for, the page to choose an own password comes first; everybody else is told that this is not for them. */
class NewcomersFirst implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        boolean newcomer = person != null && person.getAuthorities().stream().anyMatch(right -> StaffLogin.NEWCOMER.equals(right.getAuthority()));
        if (newcomer && HttpMethod.GET.matches(request.getMethod())) {
            response.sendRedirect(request.getContextPath() + Places.PASSWORD);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
