def not_modified(request, *, day):
    return None


def revisioned(request, response, *, revision, day):
    response["Registry-Revision"] = str(revision)
    return response
