package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mappings under a name, for files that come again and again. */
@RestController
@RequestMapping("/api/mappings")
@Tag(name = "Imports")
@PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
class MappingsResource {

    private static final int LONGEST = 6_000;

    private final Mappings mappings;
    private final MappingReader reader;

    MappingsResource(Mappings mappings, MappingReader reader) {
        this.mappings = mappings;
        this.reader = reader;
    }

    @GetMapping
    @Operation(summary = "Lists the names of all saved mappings")
    List<String> names() {
        return mappings.names();
    }

    @GetMapping("/{name}")
    @Operation(summary = "Shows a saved mapping")
    Mapping one(@PathVariable String name) {
        return mappings.find(name).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no mapping '" + name + "'"));
    }

    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Saves a mapping under a name, or replaces it",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Mapping.class))))
    Mapping save(@PathVariable String name, @RequestBody byte[] json) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "A name has up to 60 letters, digits, dots and hyphens");
        }
        if (json.length > LONGEST) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "A mapping has up to " + LONGEST + " bytes");
        }
        mappings.save(name, reader.read(json));
        return one(name);
    }
}
