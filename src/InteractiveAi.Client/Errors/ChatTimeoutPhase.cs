namespace InteractiveAi.Client;

/// <summary>The wait that lasted too long.</summary>
public enum ChatTimeoutPhase
{
    /// <summary>The wait for the complete answer of a call that does not stream.</summary>
    Response = 0,

    /// <summary>The wait for the first event of a stream. Keep-alive comments do not end it.</summary>
    FirstEvent,

    /// <summary>The wait between two events of a stream. A keep-alive comment starts it anew.</summary>
    Idle,

    /// <summary>The <see cref="System.Net.Http.HttpClient.Timeout"/> of an <see cref="System.Net.Http.HttpClient"/> that the caller brought, 100 seconds unless changed.</summary>
    HttpClient,
}
