namespace InteractiveAi.Client.Samples.Web;

/// <summary>What the next answer of a gateway in this process can suffer from, so that failures can be looked at.</summary>
internal enum Fault
{
    /// <summary>A refusal that says how long to wait.</summary>
    RateLimit,

    /// <summary>A key that the gateway does not know.</summary>
    WrongKey,

    /// <summary>A connection that breaks in the middle of a sentence.</summary>
    Cut,
}
