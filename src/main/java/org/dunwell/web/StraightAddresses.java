package org.dunwell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** An address of the web applications that is spelt in a roundabout way ({@code //}, {@code ;x}, {@code %61}) is refused before anybody interprets it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StraightAddresses extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean belowOtherServlet = request.getPathInfo() != null;
        if (belowOtherServlet && !request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath() + "/")) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }
}
