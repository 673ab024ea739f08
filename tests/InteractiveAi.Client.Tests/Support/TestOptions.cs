namespace InteractiveAi.Client.Tests;

/// <summary>Options of no gateway in particular.</summary>
internal sealed class TestOptions(Uri endpoint) : ChatClientOptions(endpoint)
{
    public TestOptions()
        : this(new Uri("https://gateway.test/api/v1")) { }

    public bool KeyIsOptional { get; set; }

    /// <summary>The gateway to send to, instead of Interactive AI at the endpoint.</summary>
    public Gateway? Gateway { get; set; }

    internal override Gateway CreateGateway() => Gateway ?? new InteractiveAiGateway(Endpoint);

    private protected override bool NeedsApiKey => !KeyIsOptional;
}
