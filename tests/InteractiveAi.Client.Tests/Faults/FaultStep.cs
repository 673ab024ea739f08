namespace InteractiveAi.Client.Tests;

/// <summary>One thing that a server does to a connection.</summary>
internal delegate Task FaultStep(FaultConnection connection);
