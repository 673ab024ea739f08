namespace InteractiveAi.Client.Tests;

/// <summary>The settings of a gateway that exists only here, to show what another gateway costs.</summary>
internal sealed class AcmeOptions() : ChatClientOptions(new Uri("https://acme.test/v9"))
{
    internal override Gateway CreateGateway() => new AcmeGateway(Endpoint);
}
