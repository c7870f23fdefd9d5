package dev.netloom.app.ensemble;

import dev.netloom.engine.ensemble.EnsembleMember;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.history.RunDetails;

/// A run that was shown the test images.
record SeenMember(RunDetails run, MemberNetwork network, EnsembleMember member) {}
