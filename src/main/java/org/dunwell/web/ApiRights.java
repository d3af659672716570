package org.dunwell.web;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dunwell.staff.Groups;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Which groups may use which part of {@code /api}; administrators may use all of it, and whatever is not listed is theirs alone.
 * Each operation asks again, and some of them more strictly.
 */
class ApiRights implements AuthorizationManager<RequestAuthorizationContext> {

    /** @param path with all below it; {@code *} is one step */
    private record Rule(HttpMethod method, String path, Set<String> groups) {

        boolean covers(String method, String path) {
            return (this.method == null || this.method.matches(method)) && (path + "/").matches(this.path.replace("*", "[^/]+") + "/.*");
        }
    }

    private static final Set<String> WHO_READS_CASES = Set.of(Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SERVICE,
            Groups.BILLING, Groups.SPECIALISTS, Groups.VISITORS, Groups.MANAGERS, Groups.AUDITORS, Groups.OPERATORS);

    private static final Set<String> WHO_BOOKS = Set.of(Groups.OPERATORS, Groups.CREDIT_MANAGERS);

    static final Set<String> WHO_READS_REPORTS = Set.of(Groups.MANAGERS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.AUDITORS);

    /** The first that fits; no method means all of them. */
    private static final List<Rule> RULES = List.of(
            new Rule(null, "/api/open-items", WHO_BOOKS),
            new Rule(null, "/api/files", WHO_BOOKS),
            new Rule(null, "/api/payments", WHO_BOOKS),
            new Rule(null, "/api/credit-notes", WHO_BOOKS),
            new Rule(null, "/api/mappings", WHO_BOOKS),
            new Rule(HttpMethod.GET, "/api/bank-entries", Set.of(Groups.OPERATORS, Groups.CREDIT_MANAGERS, Groups.AUDITORS)),
            new Rule(null, "/api/bank-entries", Set.of(Groups.CREDIT_MANAGERS)),
            new Rule(HttpMethod.GET, "/api/imports", Set.of(Groups.OPERATORS, Groups.CREDIT_MANAGERS, Groups.AUDITORS)),
            new Rule(null, "/api/imports", WHO_BOOKS),
            new Rule(HttpMethod.GET, "/api/accounts", WHO_READS_CASES),
            new Rule(HttpMethod.POST, "/api/accounts", Set.of(Groups.CREDIT_MANAGERS)),
            new Rule(HttpMethod.POST, "/api/charges", Set.of(Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS)),
            new Rule(HttpMethod.GET, "/api/receivables", WHO_READS_CASES),
            new Rule(HttpMethod.GET, "/api/reports", WHO_READS_REPORTS),
            new Rule(null, "/api/agency-files", Set.of(Groups.OPERATORS)),
            new Rule(HttpMethod.GET, "/api/placements", WHO_READS_CASES),
            new Rule(null, "/api/placements", Set.of(Groups.SUPERVISORS)),
            new Rule(HttpMethod.GET, "/api/cases", WHO_READS_CASES),
            new Rule(HttpMethod.POST, "/api/cases/open", Set.of(Groups.SUPERVISORS, Groups.OPERATORS)),
            new Rule(null, "/api/cases", Set.of(Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.COLLECTORS)),
            new Rule(HttpMethod.GET, "/api/customers/*/contacts", Set.of(Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SPECIALISTS,
                    Groups.MANAGERS, Groups.AUDITORS)),
            new Rule(HttpMethod.GET, "/api/customers/*/export", Set.of(Groups.AUDITORS)),
            new Rule(HttpMethod.GET, "/api/trail", Set.of(Groups.AUDITORS)),
            new Rule(null, "/api/customers", Set.of(Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SPECIALISTS)),
            new Rule(HttpMethod.GET, "/api/migrations", Set.of(Groups.PROCESS_OWNERS, Groups.MANAGERS, Groups.AUDITORS)),
            new Rule(null, "/api/migrations", Set.of(Groups.PROCESS_OWNERS)),
            new Rule(null, "/api/check", Set.of(Groups.PROCESS_OWNERS)),
            new Rule(HttpMethod.GET, "/api/deployments", Set.of(Groups.PROCESS_OWNERS)),
            new Rule(null, "/api/absences", Set.of(Groups.SUPERVISORS)),
            new Rule(HttpMethod.GET, "/api/clock", Set.of(StaffLogin.STAFF)),
            new Rule(null, "/api/clock", Set.of(Groups.OPERATORS)));

    @Override
    public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
        String method = context.getRequest().getMethod();
        String path = context.getRequest().getServletPath();
        Set<String> allowed = RULES.stream()
                .filter(rule -> rule.covers(method, path))
                .findFirst().map(Rule::groups).orElse(Set.of());
        return new AuthorizationDecision(person.get().getAuthorities().stream()
                .anyMatch(right -> allowed.contains(right.getAuthority()) || right.getAuthority().equals(Groups.ADMINISTRATORS)));
    }
}
