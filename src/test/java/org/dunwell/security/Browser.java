package org.dunwell.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one person does over HTTP: with cookies, forms and the tokens that pages bring along, and without following redirects. */
public class Browser {

    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
    private String authorization;
    private String engineToken;

    public Browser(int port) {
        base = "http://localhost:" + port;
    }

    /** Like {@code curl --user}. */
    public Browser basic(String user, String password) {
        authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Browser login(String user, String password) {
        form("/login", "username", user, "password", password);
        return this;
    }

    /** Sends a form of our own pages, with the token that the page brought. */
    HttpResponse<String> form(String path, String... namesAndValues) {
        return press(path, path, namesAndValues);
    }

    /** Sends a form of {@code page} that goes elsewhere. */
    HttpResponse<String> press(String page, String path, String... namesAndValues) {
        Matcher token = TOKEN.matcher(get(page).body());
        StringBuilder body = new StringBuilder("_csrf=" + (token.find() ? encoded(token.group(1)) : ""));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&').append(namesAndValues[i]).append('=').append(encoded(namesAndValues[i + 1]));
        }
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a form of our own pages with a file, as a browser does. */
    HttpResponse<String> formWithFile(String path, String fileName, String content, String... namesAndValues) {
        Matcher token = TOKEN.matcher(get(path).body());
        StringBuilder body = new StringBuilder(part("_csrf", token.find() ? token.group(1) : ""));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(part(namesAndValues[i], namesAndValues[i + 1]));
        }
        body.append(part("file\"; filename=\"" + fileName, content)).append("------dunwell--\r\n");
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=----dunwell").POST(BodyPublishers.ofString(body.toString())));
    }

    private static String part(String name, String content) {
        return "------dunwell\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, null);
    }

    /** With the token of the web applications, as they send it themselves. */
    HttpResponse<String> send(String method, String path, String json) {
        fetchEngineToken(path);
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (engineToken != null) {
            request.header("X-XSRF-TOKEN", engineToken);
        }
        return send(request);
    }

    private void fetchEngineToken(String path) {
        if (path.startsWith("/camunda/") && engineToken == null) {
            engineToken = cookie("XSRF-TOKEN").orElseGet(() -> {
                get("/camunda/app/welcome/default/");
                return cookie("XSRF-TOKEN").orElse(null);
            });
        }
    }

    /** A multipart upload, as Modeler sends it. */
    HttpResponse<String> upload(String path, String... namesAndContents) {
        String boundary = "----dunwell";
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            String name = namesAndContents[i];
            body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name).append('"');
            if (name.contains(".")) {
                body.append("; filename=\"").append(name).append("\"\r\nContent-Type: text/xml");
            }
            body.append("\r\n\r\n").append(namesAndContents[i + 1]).append("\r\n");
        }
        body.append("--").append(boundary).append("--\r\n");
        fetchEngineToken(path);
        HttpRequest.Builder request = request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body.toString()));
        if (engineToken != null) {
            request.header("X-XSRF-TOKEN", engineToken);
        }
        return send(request);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst();
    }

    void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    /** The task as Tasklist sends it back, with some fields changed. */
    static String taskWith(JsonNode task, Object... namesAndValues) {
        ObjectNode sent = JSON.createObjectNode();
        for (String field : List.of("name", "description", "priority", "assignee", "owner", "delegationState", "due", "followUp", "parentTaskId",
                "caseInstanceId", "tenantId")) {
            sent.set(field, task.get(field));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.putPOJO((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return sent.toString();
    }

    static List<String> setCookies(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie");
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
