using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Answers with problem details where an answer has not begun.</summary>
internal sealed class ProblemHandler(Telemetry telemetry, ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var problem = ProblemMapper.Of(exception);
        if (problem.Status is StatusCodes.Status500InternalServerError)
        {
            ProblemLog.Broken(log, exception);
        }
        else
        {
            ProblemLog.Failed(log, problem.Kind, exception.Message);
        }

        if (problem.RetryAfterSeconds is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        }

        // As a result, because the problem details service by itself writes nothing for somebody who accepts event streams only.
        await TypedResults.Problem(problem.ToDetails(telemetry.TraceId)).ExecuteAsync(httpContext);
        return true;
    }
}
