namespace InteractiveAi.Client.Samples.Web;

/// <summary>Failures for whoever runs the service. Messages of the client's exceptions hold no key and no prompt.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(1, LogLevel.Warning, "A call failed: {Kind}. {Reason}")]
    public static partial void Failed(ILogger log, string kind, string reason);

    [LoggerMessage(2, LogLevel.Error, "A request failed for a reason of our own")]
    public static partial void Broken(ILogger log, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "An answer of {Gateway} broke off: {Kind}. {Reason}")]
    public static partial void BrokeOff(ILogger log, string gateway, string kind, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The function {Function} failed")]
    public static partial void ToolFailed(ILogger log, string function, Exception? exception);
}
