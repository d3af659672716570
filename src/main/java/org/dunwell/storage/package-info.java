/** Where the domain is kept: SQL written out, one class per family of tables, the same on H2 and PostgreSQL 14+. */
package org.dunwell.storage;
