package org.dunwell.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds how a file is to be read: sent along as JSON, or saved before under a name. A misspelt word is refused, never passed over. */
@Component
class MappingReader {

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build().readerFor(Mapping.class);

    private final Mappings mappings;

    MappingReader(Mappings mappings) {
        this.mappings = mappings;
    }

    /** One of the two is given. */
    Mapping read(byte[] json, String name) {
        if ((json == null || json.length == 0) == (name == null || name.isBlank())) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "Say how to read the file: either 'mapping' as JSON, or 'mappingName' of one that was saved");
        }
        if (name != null && !name.isBlank()) {
            return mappings.find(name).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no mapping '" + name + "'; there are: "
                    + String.join(", ", mappings.names())));
        }
        return read(json);
    }

    Mapping read(byte[] json) {
        try {
            Mapping mapping = STRICT.readValue(json);
            if (mapping == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The mapping is empty");
            }
            return mapping;
        } catch (ValueInstantiationException empty) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The mapping holds an empty (null) value under columns, defaults or ignore");
        } catch (JsonProcessingException broken) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The mapping: " + ReadableProblems.describe(broken));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
