package org.dunwell.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.check.Check;
import org.dunwell.check.Deployments;
import org.dunwell.check.Finding;
import org.dunwell.check.WaitBlocks;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Diagrams, tables and forms that people send in to have them checked together with what is live, and those that they fetch. */
@Component
class DrawnFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}\\.(bpmn|dmn|form)");
    private static final int MOST = 60;
    private static final long LARGEST = 5_000_000;

    private final Check check;
    private final Deployments deployments;

    DrawnFiles(@Lazy Check check, Deployments deployments) {
        this.check = check;
        this.deployments = deployments;
    }

    /** @throws IllegalArgumentException naming the file that is none of ours */
    static Map<String, byte[]> sent(List<MultipartFile> parts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (MultipartFile part : parts) {
            String name = part.getOriginalFilename() == null ? "" : part.getOriginalFilename().replaceFirst(".*[/\\\\]", "");
            if (name.isEmpty() && part.isEmpty()) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not checked: name the file like the process, table or form in it, in small letters with hyphens and the ending .bpmn, .dmn or .form.");
            }
            if (part.getSize() > LARGEST || files.size() >= MOST) {
                throw new IllegalArgumentException("'" + name + "' is too much: at most " + MOST + " files of 5 MB.");
            }
            try {
                files.put(name, part.getBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one file: .bpmn, .dmn or .form.");
        }
        return files;
    }

    /** What is wrong in these files, and elsewhere because of them, if they were deployed now. */
    List<Finding> findings(Map<String, byte[]> sent) {
        Map<String, byte[]> live = deployments.live();
        Map<String, byte[]> next = new TreeMap<>(live);
        WaitBlocks.completed(sent).forEach((name, content) -> next.put(placeOf(name), content));
        List<Finding> findings = new ArrayList<>(check.findings(next, live));
        List<Finding> known = check.findings(live, live);
        findings.removeIf(finding -> known.contains(finding) && !sent.containsKey(plain(finding.file())));
        return findings;
    }

    static String placeOf(String name) {
        return (name.endsWith(".form") ? "forms/" : "processes/") + name;
    }

    static String plain(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** With its folders, so that it can be unpacked over those of a checkout. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
