package org.dunwell.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.dunwell.customer.Creditor;
import org.dunwell.message.TextRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The creditors' logos: {@code logos/<creditor>.png} or {@code .jpg} beside the wordings. */
@Component
class Logos {

    private static final List<String> KINDS = List.of("png", "jpg");
    private static final int LARGEST = 200_000;

    private final ResourceLoader resources;
    private final String folder;

    Logos(ResourceLoader resources, @Value("${dunwell.letters:classpath:letters/}") String folder) {
        this.resources = resources;
        this.folder = (folder.endsWith("/") ? folder : folder + "/") + "logos/";
    }

    /** As a picture that stands in the page itself; null when there is none. */
    String of(Creditor creditor) {
        return creditor.id().matches("[A-Za-z0-9_-]+") ? KINDS.stream().map(kind -> picture(creditor.id() + "." + kind, kind)).filter(found -> found != null)
                .findFirst().orElse(null) : null;
    }

    private String picture(String name, String kind) {
        Resource file = resources.getResource(folder + name);
        try {
            if (!file.exists()) {
                return null;
            }
            byte[] content = file.getContentAsByteArray();
            if (content.length > LARGEST) {
                throw new TextRefused("The logo " + folder + name + " is larger than " + LARGEST + " bytes: every mail bears it, so make it smaller, then retry");
            }
            return "data:image/" + (kind.equals("jpg") ? "jpeg" : kind) + ";base64," + Base64.getEncoder().encodeToString(content);
        } catch (IOException e) {
            throw new UncheckedIOException("The logo " + folder + name + " cannot be read", e);
        }
    }
}
