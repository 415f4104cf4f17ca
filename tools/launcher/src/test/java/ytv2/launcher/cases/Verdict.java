package ytv2.launcher.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a comparison has come to.
sealed interface Verdict {

    RecordedRead read();

    /// @param exemptions what explains the differences there are; most often none
    record Agrees(RecordedRead read, Set<Exemption> exemptions) implements Verdict {

        public Agrees {
            exemptions = Set.copyOf(exemptions);
        }
    }

    /// It differs beyond the exemptions, in a case that says it may.
    record DiffersAsDecided(RecordedRead read, List<Difference> differences) implements Verdict {

        public DiffersAsDecided {
            differences = List.copyOf(differences);
        }
    }

    record Differs(RecordedRead read, List<Difference> differences) implements Verdict {

        public Differs {
            differences = List.copyOf(differences);
        }
    }

    static Verdict of(RecordedRead read, List<Difference> all, PostedReports posted) {
        Set<Exemption> exemptions = EnumSet.noneOf(Exemption.class);
        List<Difference> left = all.stream()
                .filter(difference ->
                        Exemption.of(difference, posted).map(exemptions::add).isEmpty())
                .toList();
        if (left.isEmpty()) {
            return new Agrees(read, exemptions);
        }
        return read.decisions().isEmpty() ? new Differs(read, left) : new DiffersAsDecided(read, left);
    }
}
