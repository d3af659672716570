package org.dunwell.post;

import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** The looks: a mail in HTML, a letter on the creditor's paper. An engine of its own, apart from the one for web pages. */
@Component
class Layouts {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Layouts(ApplicationContext resources, @Value("${dunwell.letters:classpath:letters/}") String folder) {
        engine.addTemplateResolver(layouts(resources, folder.endsWith("/") ? folder : folder + "/", "mail.html", TemplateMode.HTML));
        engine.addTemplateResolver(layouts(resources, folder.endsWith("/") ? folder : folder + "/", "page.html", TemplateMode.HTML));
        engine.addTemplateResolver(layouts(resources, folder.endsWith("/") ? folder : folder + "/", "article.html", TemplateMode.HTML));
        engine.addTemplateResolver(layouts(resources, folder.endsWith("/") ? folder : folder + "/", "letter.html", TemplateMode.XML));
        engine.addTemplateResolver(layouts(resources, folder.endsWith("/") ? folder : folder + "/", "statement.html", TemplateMode.XML));
    }

    private static SpringResourceTemplateResolver layouts(ApplicationContext resources, String folder, String name, TemplateMode mode) {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(resources);
        resolver.setPrefix(folder + "layout/");
        resolver.setResolvablePatterns(Set.of(name));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(folder.startsWith("classpath:"));
        return resolver;
    }

    String mail(Sheet sheet) {
        return engine.process("mail.html", new Context(null, Map.of("sheet", sheet)));
    }

    String statement(Map<String, Object> values) {
        return engine.process("statement.html", new Context(null, values));
    }

    String page(Map<String, Object> values) {
        return engine.process("page.html", new Context(null, values));
    }

    String article(Map<String, Object> values) {
        return engine.process("article.html", new Context(null, values));
    }

    String letter(Sheet sheet) {
        return engine.process("letter.html", new Context(null, Map.of("sheet", sheet)));
    }
}
