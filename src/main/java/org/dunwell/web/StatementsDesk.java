package org.dunwell.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.insight.AccountStatements;
import org.dunwell.insight.StatementOfAccount;
import org.dunwell.insight.StatementPaper;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The statement of an account as a page, and as a PDF for the customer. */
@Controller
class StatementsDesk {

    static final String PLACE = "/desk/statements";

    private final Accounts accounts;
    private final Creditors creditors;
    private final AccountStatements statements;
    private final StatementPaper paper;
    private final Clock clock;

    StatementsDesk(Accounts accounts, Creditors creditors, AccountStatements statements, StatementPaper paper, Clock clock) {
        this.accounts = accounts;
        this.creditors = creditors;
        this.statements = statements;
        this.paper = paper;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    String page(@RequestParam String customer, @RequestParam String creditor, @RequestParam String currency, @RequestParam(required = false) String from,
                @RequestParam(required = false) String to, Authentication person, Model model) {
        model.addAttribute("one", statement(customer, creditor, currency, from, to));
        model.addAttribute("user", person.getName());
        return "statement";
    }

    @GetMapping(PLACE + "/pdf")
    ResponseEntity<byte[]> pdf(@RequestParam String customer, @RequestParam String creditor, @RequestParam String currency,
                               @RequestParam(required = false) String from, @RequestParam(required = false) String to) {
        StatementOfAccount statement = statement(customer, creditor, currency, from, to);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename("statement-" + statement.to() + ".pdf").build().toString())
                .body(paper.print(statement));
    }

    /** Without days: all of it until today. */
    private StatementOfAccount statement(String customer, String creditorId, String currency, String from, String to) {
        Optional<Creditor> creditor = creditors.find(creditorId);
        Account account = creditor.flatMap(known -> currency(currency).flatMap(code -> accounts.find(customer, creditorId, code)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate until = day(to, creditor.get().today(clock));
        LocalDate first = accounts.invoices(account.id()).stream().map(invoice -> invoice.issuedOn()).min(LocalDate::compareTo).orElse(until);
        LocalDate since = day(from, first.isAfter(until) ? until : first);
        if (since.isAfter(until)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return statements.of(account, since, until);
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String written, LocalDate otherwise) {
        try {
            return written == null || written.isBlank() ? otherwise : LocalDate.parse(written);
        } catch (DateTimeException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
