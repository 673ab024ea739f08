namespace InteractiveAi.Client.Testing;

/// <summary>Settings of a <see cref="LocalGateway"/>; read once, when it starts.</summary>
public sealed class LocalGatewayOptions
{
    /// <summary>Gateway to stand in for.</summary>
    /// <value>Default: <see cref="GatewayDialect.InteractiveAi"/>.</value>
    public GatewayDialect Dialect { get; set; }

    /// <summary>Loopback port to listen on, for a program of its own whose address must be known beforehand.</summary>
    /// <value>Default: 0, a free port that the system chooses, so that tests do not get into each other's way.</value>
    public int Port { get; set; }

    /// <summary>What the gateway replies.</summary>
    /// <value>Default: <see langword="null"/>, an empty script of its own: answers are composed from the requests until something is added to <see cref="LocalGateway.Script"/>.</value>
    public GatewayScript? Script { get; set; }

    /// <summary>Pause before each event of a streamed answer after the first.</summary>
    /// <value>Default: 15 milliseconds, which reads like typing. Zero or less streams as fast as the socket takes it.</value>
    public TimeSpan WordDelay { get; set; } = TimeSpan.FromMilliseconds(15);

    /// <summary>Clock behind <see cref="WordDelay"/>, the <c>created</c> members and every answer that mentions a date.</summary>
    /// <value>Default: the system's clock.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Seed of the generation and tool call ids.</summary>
    /// <value>Default: <see langword="null"/>, ids that differ from run to run. With a seed the first call always gets the
    /// same id, the second call another one that is always the same, and so on.</value>
    public int? IdSeed { get; set; }
}
