package org.dunwell.post;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.bank.CreditorReference;
import org.dunwell.customer.Creditor;
import org.dunwell.ledger.Invoice;
import org.dunwell.portal.AccountPage;
import org.dunwell.portal.AccountPaper;
import org.dunwell.portal.Reading;
import org.dunwell.portal.Talk;
import org.springframework.stereotype.Component;

/** The customer's page, worded and laid out like the letters. */
@Component
class AccountPrint implements AccountPaper {

    private final Wordings wordings;
    private final Layouts layouts;

    AccountPrint(Wordings wordings, Layouts layouts) {
        this.wordings = wordings;
        this.layouts = layouts;
    }

    /** @param paragraphs in order */
    record Notice(String day, String subject, List<String> paragraphs) {
    }

    @Override
    public String page(AccountPage page, Answer answer) {
        Map<String, String> label = wordings.labels(page.customer().language());
        Formats formats = Formats.of(Locale.forLanguageTag(label.get("language")), page.customer().address().country());
        Creditor creditor = page.creditor();
        CreditorReference reference = page.open().isEmpty() ? null : CreditorReference.ofInvoice(page.open().get(0).belongsTo());
        Map<String, Object> shown = new HashMap<>();
        shown.put("label", label);
        shown.put("language", label.get("language"));
        shown.put("token", page.token());
        shown.put("creditor", creditor.name());
        shown.put("customer", page.customer().name());
        shown.put("customerNumber", page.customer().id());
        shown.put("notices", page.notices().stream().map(notice -> new Notice(formats.day(notice.day()), notice.subject(), List.of(notice.text().split("\n\n")))).toList());
        shown.put("isOpen", page.owed().isPositive());
        shown.put("owed", formats.money(page.owed()));
        shown.put("credit", page.credit().isPositive() ? formats.money(page.credit()) : null);
        shown.put("rows", page.open().stream().map(item -> new StatementPrint.Row(List.of(what(item, label), formats.shortDay(item.issuedOn()),
                formats.shortDay(item.dueOn()), formats.money(item.open())))).toList());
        shown.put("iban", Sheets.grouped(creditor.iban()));
        shown.put("bic", creditor.bic());
        shown.put("reference", reference == null ? null : reference.printed());
        shown.put("payCode", reference == null ? null : PaymentCode.content(creditor, page.owed(), reference).map(PaymentCode::picture).orElse(null));
        shown.put("payLink", page.owed().isPositive() && reference != null ? Sheets.payLink(creditor, reference.text()) : null);
        shown.put("phone", creditor.phone());
        shown.put("email", creditor.email());
        shown.put("articles", articles(page));
        shown.put("optOuts", page.optOuts());
        shown.put("saved", "wishes".equals(answer.about()));
        shown.put("about", answer.about());
        shown.put("noted", answer.reply() != null && answer.reply().isNoted() ? label.get("noted." + answer.reply()) : null);
        shown.put("wrong", answer.reply() != null && !answer.reply().isNoted() ? label.get("wrong." + answer.reply()) : null);
        shown.put("filled", answer.filled());
        shown.put("talk", page.talk() == null ? null : talk(page.talk(), page, formats, label));
        return layouts.page(shown);
    }

    private static Map<String, Object> talk(Talk talk, AccountPage page, Formats formats, Map<String, String> label) {
        Arrangement arrangement = talk.arrangement();
        Map<String, Object> shown = new HashMap<>();
        shown.put("key", talk.key());
        shown.put("today", talk.today());
        shown.put("latest", talk.today().plusYears(1).minusDays(1));
        shown.put("due", talk.due().isPositive() ? formats.money(talk.due()) : null);
        shown.put("asksWhy", talk.asksWhy());
        shown.put("whyUnpaid", talk.reasons().stream().filter(reason -> !reason.isDispute()).toList());
        shown.put("whyWrong", talk.reasons().stream().filter(Talk.Reason::isDispute).toList());
        shown.put("invoices", page.open().stream().filter(item -> item.kind() == Invoice.Kind.INVOICE).map(Invoice::number).toList());
        shown.put("instalments", arrangement == null ? null : arrangement.terms().instalments().stream()
                .map(instalment -> new StatementPrint.Row(List.of(String.valueOf(instalment.number()), formats.shortDay(instalment.dueOn()),
                        formats.money(instalment.amount())))).toList());
        shown.put("isWaiting", arrangement != null && arrangement.isWaitingForApproval());
        shown.put("toAccept", talk.isToAccept() ? arrangement.id() : null);
        shown.put("disputed", talk.disputes().stream().map(dispute -> page.open().stream()
                .filter(item -> dispute.invoiceId() != null && item.id() == dispute.invoiceId()).findFirst()
                .map(item -> what(item, label)).orElse(label.get("wholeAccount"))).toList());
        shown.put("callAsked", talk.callAsked());
        return shown;
    }

    @Override
    public Optional<Reading> article(AccountPage page, String article) {
        if (!wordings.articles().contains(article)) {
            return Optional.empty();
        }
        Wording wording = wordings.article(article, page.customer().language());
        Map<String, String> label = wordings.labels(wording.language());
        Values none = new Values(wording.name(), Formats.of(wording.language(), page.customer().address().country()), Map.of());
        List<Passage> passages = wording.passages().stream().map(clause -> Passage.of(clause.source(), none)).toList();
        String last = passages.get(passages.size() - 1).is("WORDS") ? Span.plain(passages.get(passages.size() - 1).words()) : "";
        String title = title(wording);
        String html = layouts.article(Map.of("label", label, "language", label.get("language"), "token", page.token(), "title", title, "passages", passages,
                "articles", articles(page).stream().filter(other -> !other.name().equals(article)).toList()));
        return Optional.of(new Reading(title, html, last.matches("https?://[^\\s\"<>]+") ? URI.create(last) : null));
    }

    /** An education item in a list of them. */
    public record Item(String name, String title) {
    }

    private List<Item> articles(AccountPage page) {
        return wordings.articles().stream().map(article -> new Item(article, title(wordings.article(article, page.customer().language())))).toList();
    }

    private static String title(Wording article) {
        return article.subjects().get(0).source();
    }

    @Override
    public String unknown(Locale language) {
        Map<String, String> label = wordings.labels(language);
        Map<String, Object> shown = new HashMap<>();
        shown.put("label", label);
        shown.put("language", label.get("language"));
        shown.put("token", null);
        return layouts.page(shown);
    }

    private static String what(Invoice item, Map<String, String> label) {
        return item.kind() == Invoice.Kind.INVOICE ? item.number() : Sheets.charge(item, label);
    }
}
