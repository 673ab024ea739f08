using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Answers with problem details where an answer has not begun.</summary>
internal sealed class ProblemHandler(IProblemDetailsService writer, ILogger<ProblemHandler> log) : IExceptionHandler
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

        httpContext.Response.StatusCode = problem.Status;
        if (problem.RetryAfterSeconds is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        }

        return await writer.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = problem.ToDetails(),
                Exception = exception,
            }
        );
    }
}
