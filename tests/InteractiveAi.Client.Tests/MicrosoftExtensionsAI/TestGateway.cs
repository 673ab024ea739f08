namespace InteractiveAi.Client.Tests;

/// <summary>A gateway that the adapter has words of its own for.</summary>
public enum TestGateway
{
    InteractiveAi,
    Orq,
    JamAi,
    Compatible,
}
