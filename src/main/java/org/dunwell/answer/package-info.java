/** What people answered on forms beyond what other features read: fields that a process owner drew, kept without a class that knows them. */
package org.dunwell.answer;
