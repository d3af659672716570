package org.dunwell.post;

import java.util.Locale;
import java.util.Set;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageText;
import org.dunwell.message.TextOrder;
import org.dunwell.message.Texts;
import org.springframework.stereotype.Component;

/** Makes texts from the wordings that process owners edit and the layouts around them. */
@Component
class WordedTexts implements Texts {

    private final Wordings wordings;
    private final Layouts layouts;
    private final Logos logos;
    private final Fonts fonts;

    WordedTexts(Wordings wordings, Layouts layouts, Logos logos, Fonts fonts) {
        this.wordings = wordings;
        this.layouts = layouts;
        this.logos = logos;
        this.fonts = fonts;
    }

    @Override
    public MessageText write(TextOrder order) {
        Wording wording = wordings.of(order.purpose(), order.tone(), order.channel(), order.customer().language());
        if (order.channel().isShort()) {
            return ShortText.of(wording, order);
        }
        String article = (String) order.particulars().get("article");
        Sheet sheet = Sheets.of(wording, wordings.labels(wording.language()), article == null ? null : wordings.article(article, wording.language()),
                logos.of(order.creditor()), order);
        if (order.channel() == Channel.LETTER) {
            fonts.check(PlainText.of(sheet) + String.join(" ", sheet.address()), order.customer().name());
        }
        String html = order.channel() == Channel.EMAIL ? layouts.mail(sheet) : layouts.letter(sheet);
        return new MessageText(wording.name(), wording.language().getLanguage(), sheet.subject(), PlainText.of(sheet), html, wording.version(),
                sheet.education() == null ? null : article);
    }

    @Override
    public boolean speaks(String purpose, String tone, Channel channel, Locale language) {
        return wordings.find(purpose, tone, channel, language).isPresent();
    }

    @Override
    public Set<String> purposes() {
        return wordings.purposes();
    }
}
