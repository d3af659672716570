package org.dunwell.files;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Reports as CSV, for tests of whoever hands them out. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ReportFiles.class)
public class ReportFiling {
}
